/** "1 comment", "12 comments". */
export function commentWords(count: number): string {
  return count === 1 ? '1 comment' : `${count} comments`;
}
