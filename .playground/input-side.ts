import type { NamedInput } from '../src/stream/map-stream.ts';
import { readStream } from '../src/stream/web-stream.ts';
import { element } from './element.ts';

/** A file as large as this is not put into the text area, which would make it slow. */
const LONGEST_EDITED = 300_000;

/** One input: what is typed or pasted, or the files that were dropped or opened. */
export class InputSide {
  private files: readonly File[] = [];

  /**
   * @param changed is called where the reader changed it
   */
  constructor(
    private readonly area: HTMLTextAreaElement,
    private readonly fileList: HTMLElement,
    opener: HTMLInputElement,
    private readonly changed: () => void,
  ) {
    area.addEventListener('input', () => {
      this.setFiles([]);
      changed();
    });
    opener.addEventListener('change', () => {
      void this.takeFiles([...(opener.files ?? [])]);
      opener.value = '';
    });
  }

  get isEmpty(): boolean {
    return this.files.length === 0 && this.area.value.trim() === '';
  }

  /** What the library reads. A file is read as a stream, so that its size does not matter. */
  inputs(): readonly NamedInput[] {
    if (this.files.length === 0) return [{ data: [this.area.value] }];
    return this.files.map((file) => ({ name: file.name, data: bytesOf(file) }));
  }

  /** Puts a text in, in place of what was there. */
  setText(text: string): void {
    this.area.value = text;
    this.setFiles([]);
  }

  /** Takes files in; a small one becomes text as soon as it is read, so that it can be changed. */
  async takeFiles(files: readonly File[]): Promise<void> {
    const [first] = files;
    if (first === undefined) return;
    this.area.value = '';
    this.setFiles(files);
    this.changed();
    if (files.length > 1 || first.size > LONGEST_EDITED) return;
    const text = await textOf(first);
    // An empty file stays a file, since an empty text says that nothing was handed in.
    if (this.files !== files || text.trim() === '') return;
    this.setText(text);
    this.changed();
  }

  private setFiles(files: readonly File[]): void {
    this.files = files;
    this.fileList.hidden = files.length === 0;
    this.area.placeholder =
      files.length === 0
        ? (this.area.dataset.placeholder ?? '')
        : 'Files are read. Paste or type here to read that instead.';
    this.fileList.replaceChildren(
      ...files.map(({ name, size }) => element('li', {}, `${name} (${sizeText(size)})`)),
    );
  }
}

/** Reads a file. A browser says neither which one it could not read nor why. */
async function* bytesOf(file: File): AsyncGenerator<unknown> {
  try {
    yield* readStream(file.stream());
  } catch {
    throw new Error(
      `${file.name} cannot be read: it is a folder, or has changed. Drop files as they are now.`,
    );
  }
}

/** The text of a file; empty where it is anything but UTF-8: gzip, UTF-16, some code page. The library tells which. */
async function textOf(file: File): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return '';
  }
}

function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
