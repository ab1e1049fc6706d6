import { formatPath, type Path } from '../src/issue.ts';
import { breakable, element } from './element.ts';
import { childrenOf, isBranch, nodeAt, rootNode, type TreeNode } from './tree-node.ts';

/** What stands beside a field: a short mark, how it looks, and what a screen reader says. */
export interface Mark {
  readonly text: string;
  readonly tone: 'row' | 'quiet' | 'warning' | 'error';
  readonly said: string;
  /** Whether the value must not be seen. */
  readonly hidesValue?: boolean;
}

/** What a tree asks and tells. */
export interface TreeEvents {
  /** What stands beside a field; undefined where nothing does. */
  readonly markOf: (path: Path) => Mark | undefined;
  /** A field was pointed at, or nothing is any more. */
  readonly point: (path: Path | undefined) => void;
  /** A field was chosen. */
  readonly choose: (path: Path) => void;
  /** Enter was pressed: the other side is wanted. */
  readonly cross: (path: Path) => void;
}

/** So many rows are open at first, and so many children are shown at a time. */
const OPEN_AT_FIRST = 250;
const PAGE = 100;
/** Longer values are cut in their row; the card has more of them. */
const LONGEST_IN_ROW = 160;

/** Where the mouse was moved to last. */
let mouse: Partial<MouseEvent> = {};
addEventListener('pointermove', (event) => {
  mouse = event;
});

/**
 * A document as a tree, by the pattern of WAI-ARIA: one row can be reached by Tab, the others by arrow keys, Home, End
 * and the first letter of their key. Rows are made when they are opened, so that a large document costs little.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/treeview/
 */
export class Tree {
  private root = rootNode(undefined);
  private readonly nodes = new WeakMap<Element, TreeNode>();
  private current: TreeNode | undefined;
  private pointed: TreeNode | undefined;
  private lit: Element[] = [];

  constructor(
    private readonly list: HTMLElement,
    private readonly events: TreeEvents,
  ) {
    list.addEventListener('keydown', (event) => this.press(event));
    list.addEventListener('click', ({ target }) => this.click(target as Element));
    list.addEventListener('focusin', ({ target }) => this.focused(target as Element));
    list.addEventListener('pointerover', (event) => this.pointedAt(event));
    list.addEventListener('pointerleave', () => {
      this.pointed = undefined;
      events.point(undefined);
    });
  }

  /** Shows a document in place of what was shown. */
  show(value: unknown): void {
    this.root = rootNode(value);
    this.current = undefined;
    this.lit = [];
    this.list.replaceChildren();
    this.open(this.root);
    if (this.root.shown === 0) this.list.append(this.rowOf(this.root));
    this.openSome();
    const first = this.nodeOf(this.list.firstElementChild);
    if (first !== undefined) this.setCurrent(first);
  }

  /** Lights the rows of some fields, or the closed branches that hold them, and brings the first into view. */
  light(paths: readonly Path[], isScrolling: boolean): void {
    for (const row of this.lit) row.classList.remove('lit', 'holds');
    this.lit = [];
    for (const path of paths.slice(0, OPEN_AT_FIRST)) {
      const { row, isExact } = this.visible(path);
      row?.classList.add(isExact ? 'lit' : 'holds');
      if (row !== undefined) this.lit.push(row);
    }
    if (isScrolling) scrollWithin(this.list, this.lit[0]);
  }

  /** Opens the way to a field and makes it the current one. */
  reveal(path: Path, isFocused: boolean): void {
    const node = nodeAt(this.root, path);
    const way: TreeNode[] = [];
    for (let above = node.parent; above !== undefined; above = above.parent) way.unshift(above);
    for (const [index, above] of way.entries()) {
      this.open(above);
      this.showChildren(above, Math.min((way[index + 1] ?? node).position, above.shown + 10 * PAGE));
    }
    const shown = [node, ...way.reverse()].find(({ row }) => row?.isConnected);
    if (shown === undefined) return;
    this.setCurrent(shown);
    if (isFocused) shown.row?.focus();
    else scrollWithin(this.list, shown.row);
  }

  private visible(path: Path): { row: HTMLElement | undefined; isExact: boolean } {
    const node = nodeAt(this.root, path);
    let shown: TreeNode | undefined = node;
    while (shown !== undefined && !shown.row?.isConnected) shown = shown.parent;
    return { row: shown?.row, isExact: shown === node };
  }

  /** Opens branches, those above first, as far as there are not too many rows. */
  private openSome(): void {
    // Those behind the first page have no row.
    const waiting = childrenOf(this.root).slice(0, PAGE);
    for (const next of waiting) {
      if (!isBranch(next) || !next.row?.isConnected) continue;
      if (this.list.childElementCount + childrenOf(next).length > OPEN_AT_FIRST) return;
      this.open(next);
      waiting.push(...childrenOf(next));
    }
  }

  private toggle(node: TreeNode): void {
    if (node.isOpen) this.close(node);
    else this.open(node);
  }

  private open(node: TreeNode): void {
    if (!isBranch(node) || node.isOpen) return;
    node.isOpen = true;
    node.row?.setAttribute('aria-expanded', 'true');
    this.place(node, childrenOf(node).slice(0, Math.max(node.shown, PAGE)), node.row);
  }

  private close(node: TreeNode): void {
    node.isOpen = false;
    node.row?.setAttribute('aria-expanded', 'false');
    for (let below = node.row?.nextElementSibling; below && this.levelOf(below) > node.path.length; ) {
      const next: Element | null = below.nextElementSibling;
      below.remove();
      below = next;
    }
  }

  /** Shows so many children of an open branch. */
  private showChildren(node: TreeNode, count: number): void {
    if (node.shown >= count) return;
    const more = this.list.querySelector(`[data-more="${CSS.escape(JSON.stringify(node.path))}"]`);
    const before = more?.previousElementSibling ?? node.row;
    more?.remove();
    this.place(node, childrenOf(node).slice(node.shown, count), before ?? undefined);
  }

  /** Places rows of children, with what is open below them, and a row for those that are left. */
  private place(node: TreeNode, children: readonly TreeNode[], before: Element | undefined): void {
    const rows: HTMLElement[] = [];
    for (const child of children) this.gather(child, rows);
    node.shown = Math.max(node.shown, children.at(-1)?.position ?? 0);
    const left = childrenOf(node).length - node.shown;
    if (left > 0) rows.push(this.moreRow(node, left));
    if (before === undefined) this.list.append(...rows);
    else before.after(...rows);
  }

  private gather(node: TreeNode, rows: HTMLElement[]): void {
    rows.push(this.rowOf(node));
    if (!node.isOpen) return;
    for (const child of childrenOf(node).slice(0, node.shown)) this.gather(child, rows);
    const left = childrenOf(node).length - node.shown;
    if (left > 0) rows.push(this.moreRow(node, left));
  }

  private rowOf(node: TreeNode): HTMLElement {
    if (node.row !== undefined) return node.row;
    const mark = this.events.markOf(node.path);
    const isHolder = isBranch(node);
    const key = String(node.key ?? 'record');
    const value = mark?.hidesValue ? 'hidden' : `${valueText(node.value)}${this.ownKeyOf(node)}`;
    node.row = element(
      'div',
      {
        role: 'treeitem',
        tabindex: '-1',
        class: 'row',
        'data-path': formatPath(node.path),
        'aria-level': String(Math.max(node.path.length, 1)),
        'aria-setsize': String(node.parent === undefined ? 1 : childrenOf(node.parent).length),
        'aria-posinset': String(node.position),
        'aria-selected': 'false',
        'aria-expanded': isHolder ? String(node.isOpen) : undefined,
      },
      element('span', { class: isHolder ? 'twist' : 'twist none' }),
      element(
        'span',
        { class: 'text' },
        element('span', { class: typeof node.key === 'number' ? 'key index' : 'key' }, key),
        ' ',
        element(
          'span',
          { class: `value ${mark?.hidesValue ? 'hidden' : typeOf(node.value)}` },
          ...breakable(value),
        ),
      ),
      mark && element('span', { class: `mark ${mark.tone}`, 'aria-hidden': 'true' }, mark.text),
      mark && element('span', { class: 'unseen' }, `. ${mark.said}`),
    );
    node.row.style.setProperty('--level', String(Math.max(node.path.length - 1, 0)));
    this.nodes.set(node.row, node);
    return node.row;
  }

  /** A label or a tag is known by its own key, also where it is closed, unless that must not be seen. */
  private ownKeyOf(node: TreeNode): string {
    if (Array.isArray(node.value) || !isBranch(node)) return '';
    const held = childrenOf(node).find(({ key }) => String(key).toLowerCase() === 'key');
    const { path, value } = held ?? node;
    const isShort = typeof value === 'string' && value.length <= LONGEST_IN_ROW;
    return isShort && !this.events.markOf(path)?.hidesValue ? `: ${value}` : '';
  }

  private moreRow(node: TreeNode, left: number): HTMLElement {
    const text = `${left} more`;
    const row = element(
      'div',
      {
        role: 'treeitem',
        tabindex: '-1',
        class: 'row more',
        'aria-level': String(node.path.length + 1),
        'aria-selected': 'false',
        'data-more': JSON.stringify(node.path),
      },
      text,
    );
    row.style.setProperty('--level', String(node.path.length));
    this.nodes.set(row, node);
    return row;
  }

  private nodeOf(target: Element | null): TreeNode | undefined {
    const row = target?.closest<HTMLElement>('[role=treeitem]');
    return row ? this.nodes.get(row) : undefined;
  }

  private levelOf(row: Element): number {
    return Number(row.getAttribute('aria-level'));
  }

  private setCurrent(node: TreeNode): void {
    this.current?.row?.setAttribute('tabindex', '-1');
    this.current?.row?.setAttribute('aria-selected', 'false');
    this.current = node;
    node.row?.setAttribute('tabindex', '0');
    node.row?.setAttribute('aria-selected', 'true');
  }

  /** A row that scrolls below a mouse at rest is not pointed at, and says nothing until the mouse goes on to another. */
  private pointedAt({ target, pointerType, screenX, screenY }: PointerEvent): void {
    const node = this.nodeOf(target as Element);
    if (pointerType !== 'mouse' || node === this.pointed) return;
    this.pointed = node;
    if (screenX !== mouse.screenX || screenY !== mouse.screenY) this.events.point(node?.path);
  }

  private click(target: Element): void {
    const node = this.nodeOf(target);
    const row = target.closest<HTMLElement>('[role=treeitem]');
    if (node === undefined || row === null) return;
    if (row.dataset.more !== undefined) this.showMore(node);
    else {
      if (target.classList.contains('twist')) this.toggle(node);
      row.focus({ preventScroll: true });
    }
  }

  private showMore(node: TreeNode): void {
    const first = node.shown;
    this.showChildren(node, first + PAGE);
    childrenOf(node)[first]?.row?.focus();
  }

  private focused(target: Element): void {
    const node = this.nodeOf(target);
    if (node === undefined || (target as HTMLElement).dataset.more !== undefined) return;
    this.setCurrent(node);
    this.events.choose(node.path);
  }

  private press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = (event.target as Element).closest<HTMLElement>('[role=treeitem]');
    const node = this.nodeOf(row);
    if (row === null || node === undefined) return;
    const isMore = row.dataset.more !== undefined;
    if (isMore && (event.key === 'Enter' || event.key === ' ')) this.showMore(node);
    else if (!this.walk(event.key, row, node, isMore)) return;
    event.preventDefault();
  }

  /** Does what a key asks for; gives whether it asks for anything. */
  private walk(key: string, row: HTMLElement, node: TreeNode, isMore: boolean): boolean {
    if (key === 'ArrowDown') focusOn(row.nextElementSibling);
    else if (key === 'ArrowUp') focusOn(row.previousElementSibling);
    else if (key === 'Home') focusOn(this.list.firstElementChild);
    else if (key === 'End') focusOn(this.list.lastElementChild);
    else if (key === 'ArrowLeft') this.goOut(node, isMore);
    else if (isMore) return false;
    else if (key === 'ArrowRight') this.goIn(row, node);
    else if (key === 'Enter') this.events.cross(node.path);
    else if (key === ' ') this.toggle(node);
    else if (key.length === 1) this.seek(key.toLowerCase(), row);
    else return false;
    return true;
  }

  private goIn(row: HTMLElement, node: TreeNode): void {
    if (!isBranch(node)) return;
    if (node.isOpen) focusOn(row.nextElementSibling);
    else this.open(node);
  }

  private goOut(node: TreeNode, isMore: boolean): void {
    if (node.isOpen && !isMore) this.close(node);
    else focusOn((isMore ? node.row : node.parent?.row) ?? null);
  }

  /** Goes to the next row whose key begins with a letter, around the end. */
  private seek(letter: string, from: Element): void {
    const rows = [...this.list.children];
    const at = rows.indexOf(from) + 1;
    const next = [...rows.slice(at), ...rows.slice(0, at)].find((row) =>
      String(this.nodeOf(row)?.key ?? '')
        .toLowerCase()
        .startsWith(letter),
    );
    focusOn(next ?? null);
  }
}

function focusOn(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}

/** Brings a row into view without moving the page. */
function scrollWithin(list: HTMLElement, row: Element | undefined): void {
  if (row === undefined) return;
  const [frame, box] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (box.top >= frame.top && box.bottom <= frame.bottom) return;
  list.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
}

function valueText(value: unknown): string {
  if (Array.isArray(value) && value.length > 0)
    return value.length === 1 ? '1 element' : `${value.length} elements`;
  if (typeof value === 'object' && value !== null) {
    const { length } = Object.keys(value);
    if (length > 0) return length === 1 ? '1 field' : `${length} fields`;
  }
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > LONGEST_IN_ROW ? `${text.slice(0, LONGEST_IN_ROW)}…` : text;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'object' : typeof value;
}
