import { styled } from 'styled-components';

/** What somebody typed, as they typed it: lines kept, never wider than its place. */
export const TypedText = styled.div.attrs({ dir: 'auto' })<{ $isMain?: boolean }>`
  max-inline-size: 66ch;
  color: ${({ theme, $isMain }) => ($isMain ? theme.colors.neutral900 : theme.colors.neutral700)};
  font-size: ${({ $isMain }) => ($isMain ? '1.8rem' : '1.5rem')};
  line-height: ${({ $isMain }) => ($isMain ? 1.6 : 1.5)};
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

/** Words that stand behind others: what a comment answers, what it was before. */
export const Quotation = styled.blockquote`
  padding-inline-start: 1.6rem;
  border-inline-start: 0.3rem solid ${({ theme }) => theme.colors.neutral200};
`;
