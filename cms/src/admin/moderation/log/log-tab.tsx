import { Button, Flex, Typography } from '@strapi/design-system';
import { useState, type ReactElement } from 'react';
import { styled } from 'styled-components';
import { faultOf, useModerationApi } from '../api';
import { Entry } from './entry';
import { saveFile } from './save-file';
import { useLog } from './use-log';

/** Who decided what, when and why; newest first. */
export function LogTab(): ReactElement {
  const [page, setPage] = useState(1);
  const { answer, fault, look } = useLog(page);
  return (
    <Log aria-labelledby="moderation-log">
      <Flex gap={4} wrap="wrap" justifyContent="space-between">
        <Typography id="moderation-log" tag="h2" variant="beta">
          What was decided
        </Typography>
        <Export />
      </Flex>
      <Typography tag="p" role="status" textColor={fault === null ? 'neutral600' : 'danger600'}>
        {fault ?? wordsOf(answer, page)}
      </Typography>
      {fault !== null && (
        <Button variant="tertiary" onClick={() => void look()}>
          Try again
        </Button>
      )}
      {answer !== null && answer.entries.length > 0 && (
        <ol>
          {answer.entries.map((entry, index) => (
            <Entry key={`${entry.at} ${index}`} entry={entry} />
          ))}
        </ol>
      )}
      {answer !== null && answer.pages > 1 && (
        <Pages page={page} pages={answer.pages} onPage={setPage} />
      )}
    </Log>
  );
}

function wordsOf(answer: ReturnType<typeof useLog>['answer'], page: number): string {
  if (answer === null) return 'Looking …';
  if (answer.entries.length === 0) return 'Nothing was decided yet.';
  return answer.pages > 1 ? `Newest first. Page ${page} of ${answer.pages}.` : 'Newest first.';
}

/** Brings the whole log as a file: a plain link could not carry the panel's session. */
function Export(): ReactElement {
  const { logFile } = useModerationApi();
  const [fault, setFault] = useState<string | null>(null);
  const bring = async (): Promise<void> => {
    try {
      saveFile(await logFile(), 'moderation-log.csv');
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return (
    <Flex gap={3} wrap="wrap">
      <Typography role="alert" textColor="danger600">
        {fault}
      </Typography>
      <Button variant="secondary" onClick={() => void bring()}>
        Export as CSV
      </Button>
    </Flex>
  );
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

function Pages({ page, pages, onPage }: PagesProps): ReactElement {
  return (
    <Flex tag="nav" aria-label="Pages of the log" gap={2}>
      {page > 1 && (
        <Button variant="tertiary" onClick={() => onPage(page - 1)}>
          Newer
        </Button>
      )}
      {page < pages && (
        <Button variant="tertiary" onClick={() => onPage(page + 1)}>
          Older
        </Button>
      )}
    </Flex>
  );
}

const Log = styled.section`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  align-items: stretch;
  margin-block-start: 2.4rem;

  ol {
    margin: 0;
    padding: 0;
    border: 1px solid ${({ theme }) => theme.colors.neutral150};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral0};
    list-style: none;
  }
`;
