/** What a path ends in: of an ARN, the name of what it names. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
