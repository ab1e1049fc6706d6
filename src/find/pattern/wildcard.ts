/**
 * Makes a test for texts of a text in which each `*` stands for any text, or for none.
 *
 * @param text what a value is compared with
 * @returns tells whether a value is such a text; its time grows with the value's length
 */
export function wildcardTest(text: string): (value: string) => boolean {
  const [head, ...middle] = text.split('*') as [string, ...string[]];
  const tail = middle.pop();
  if (tail === undefined) return (value) => value === head;
  return (value) => {
    const end = value.length - tail.length;
    if (!value.startsWith(head) || !value.endsWith(tail)) return false;
    let at = head.length;
    // The first place is as good as any later one: what comes behind it has the most room there.
    for (const part of middle) {
      const found = value.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= end;
  };
}
