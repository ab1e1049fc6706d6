/** What is wrong in the text of a filter pattern: the message says what, where and what to do. */
export class PatternSyntaxError extends SyntaxError {
  /**
   * @param mistake what is wrong, a sentence without its full stop
   * @param position where in the pattern, in UTF-16 units from 0
   * @param remedy what to do about it
   */
  constructor(
    mistake: string,
    readonly position: number,
    readonly remedy: string,
  ) {
    super(`${mistake}, at position ${position}. ${remedy}`);
  }
}
