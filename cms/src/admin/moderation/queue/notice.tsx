import { Button, Flex } from '@strapi/design-system';
import type { ReactElement } from 'react';
import { styled } from 'styled-components';
import type { Said } from './use-acting';
import type { Queue } from './use-queue';

interface NoticeProps {
  readonly queue: Queue;
  readonly onKeys: () => void;
}

/** What was done last, read out when it changes; the way back; what is wrong with the CMS. */
export function Notice({
  queue: { said, fault, undoable, undo, look },
  onKeys,
}: NoticeProps): ReactElement {
  // The one place that speaks: two would talk over one another.
  const shown: Said | null = fault === null ? said : { tone: 'fault', text: fault };
  return (
    <Row>
      <Words $tone={shown?.tone ?? 'told'} role="status">
        {shown?.text}
      </Words>
      <Flex gap={2} wrap="wrap" marginLeft="auto">
        {fault !== null && (
          <Button variant="tertiary" onClick={() => void look()}>
            Try again
          </Button>
        )}
        {undoable !== null && (
          <Button variant="tertiary" onClick={undo}>
            Undo {undoable}
          </Button>
        )}
        <Button variant="tertiary" onClick={onKeys}>
          Keys
        </Button>
      </Flex>
    </Row>
  );
}

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem;
  align-items: center;
  min-block-size: 3.2rem;
  margin-block: 1.6rem;
`;

const Words = styled.p<{ $tone: Said['tone'] }>`
  flex: 1 1 24rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.6rem;
  font-weight: 600;
  line-height: 1.4;

  &:not(:empty) {
    padding: 0.8rem 1.2rem;
    border-inline-start: 0.4rem solid
      ${({ theme, $tone }) =>
        ({
          done: theme.colors.success600,
          told: theme.colors.warning600,
          fault: theme.colors.danger600,
        })[$tone]};
    background: ${({ theme }) => theme.colors.neutral0};
  }
`;
