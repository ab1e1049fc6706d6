import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import type { Path } from '../issue.ts';
import { ANSWER_FIELDS } from '../log/answer.ts';

/** A value at the top of a document: an element of its list, of a list that is one of its fields, or a field. */
export interface Piece {
  readonly path: Path;
  /** Where it starts and ends, in bytes of the document, with the white space around it. */
  readonly start: number;
  readonly end: number;
}

type Token = Parameters<Tokenizer['onToken']>[0];

const STOP = new Error('The scan has ended.');
const OPENING: readonly TokenType[] = [TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET];
const CLOSING: readonly TokenType[] = [TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET];

/**
 * Reads a JSON object or list as its bytes come: whether it is JSON so far, where it ends and where its pieces lie.
 * The pieces' values are not kept.
 */
export class DocumentScan {
  /** How many bytes of the document were taken in. */
  taken = 0;
  /** Where the document ends, once it has. */
  end: number | undefined;
  /** It is no JSON. */
  failed = false;
  /** Where the last token starts. */
  lastToken = 0;
  /** Where the piece that has not ended yet starts, with the white space before it. */
  pieceStart: number | undefined;
  /** Whether the document is a list. */
  isList = false;
  /** Whether the document is a list or an answer with lists, so that each piece can be taken by itself. */
  isDivisible = false;

  private pieces: Piece[] = [];
  private depth = 0;
  private listDepth = 0;
  private field = '';
  private index = 0;
  private keyIsNext = false;
  private hasValue = false;
  private tokenizerStart = 0;
  private tokenizer = this.startTokenizer();
  private parser: TokenParser | undefined;

  /** Takes bytes in. What follows the end of the document, or a mistake in it, is not looked at. */
  write(bytes: Uint8Array): void {
    this.tokenizer.write(bytes);
    this.taken += bytes.length;
  }

  /** The pieces that have ended since this was asked last. */
  takePieces(): Piece[] {
    const pieces = this.pieces;
    this.pieces = [];
    return pieces;
  }

  /** The path of the piece that has not ended yet. */
  get piecePath(): Path {
    if (this.isList) return [this.index];
    return this.listDepth === 2 ? [this.field, this.index] : [this.field];
  }

  /** Goes on behind a piece that was not read to its end. */
  skipPieceTo(end: number): void {
    this.taken = end;
    this.lastToken = end;
    this.pieceStart = undefined;
    this.hasValue = false;
    this.depth = this.listDepth === 2 ? 2 : 1;
    this.tokenizerStart = end;
    this.tokenizer = this.startTokenizer();
    this.parser = undefined;
    for (const [token, value] of this.openTokens()) this.parse(token, value);
  }

  /** What a parser must have seen to stand behind the piece that is open. */
  private openTokens(): [TokenType, Token['value']][] {
    const field: [TokenType, Token['value']][] = [
      [TokenType.STRING, this.field],
      [TokenType.COLON, ':'],
    ];
    const list: [TokenType, Token['value']] = [TokenType.LEFT_BRACKET, '['];
    const opened: [TokenType, Token['value']][] = this.isList
      ? [list]
      : [[TokenType.LEFT_BRACE, '{'], ...field, ...(this.listDepth === 2 ? [list] : [])];
    return [...opened, [TokenType.NULL, null]];
  }

  private startTokenizer(): Tokenizer {
    const tokenizer = new Tokenizer();
    tokenizer.onToken = (token) => {
      this.lastToken = token.offset + this.tokenizerStart;
      this.parse(token.token, token.value);
      if (this.failed) throw STOP;
      this.take(token, this.lastToken);
      if (this.end !== undefined) throw STOP;
    };
    tokenizer.onError = (error) => {
      if (error !== STOP) this.failed = true;
    };
    return tokenizer;
  }

  /** Holds the tokens against JSON's grammar. Pieces are dropped as soon as they have ended. */
  private parse(token: TokenType, value: Token['value']): void {
    this.parser ??= this.startParser(token === TokenType.LEFT_BRACKET ? '$.*' : '$.*.*');
    this.parser.write({ token, value });
  }

  private startParser(dropped: string): TokenParser {
    const parser = new TokenParser({ paths: [dropped], keepStack: false });
    parser.onValue = () => {};
    parser.onError = () => {
      this.failed = true;
    };
    return parser;
  }

  private take({ token, value }: Token, offset: number): void {
    const atPieces = this.depth > 0 && this.depth === Math.max(this.listDepth, 1);
    if (token === TokenType.COLON) {
      if (this.depth === 1) this.pieceStart = offset + 1;
    } else if (token === TokenType.COMMA) {
      if (atPieces) this.startNext(offset);
    } else if (CLOSING.includes(token)) {
      if (atPieces) this.endPiece(offset);
      this.close(offset);
    } else if (this.keyIsNext) {
      this.field = String(value);
      this.keyIsNext = false;
    } else {
      this.hasValue ||= atPieces;
      if (OPENING.includes(token)) this.open(token === TokenType.LEFT_BRACKET, offset);
      else this.failed ||= this.depth === 0;
    }
  }

  private open(isList: boolean, offset: number): void {
    if (this.depth === 0) {
      this.isList = isList;
      this.isDivisible = isList;
      this.keyIsNext = !isList;
      if (isList) this.openList(1, offset);
    } else if (this.depth === 1 && isList && !this.isList) {
      this.isDivisible ||= Object.hasOwn(ANSWER_FIELDS, this.field);
      this.openList(2, offset);
    }
    this.depth += 1;
  }

  private openList(depth: number, offset: number): void {
    this.listDepth = depth;
    this.index = 0;
    this.hasValue = false;
    this.pieceStart = offset + 1;
  }

  private startNext(offset: number): void {
    this.endPiece(offset);
    if (this.listDepth > 0) this.pieceStart = offset + 1;
    else this.keyIsNext = true;
  }

  private endPiece(offset: number): void {
    if (this.pieceStart !== undefined && this.hasValue) {
      this.pieces.push({ path: this.piecePath, start: this.pieceStart, end: offset });
    }
    this.pieceStart = undefined;
    this.hasValue = false;
    this.index += 1;
  }

  private close(offset: number): void {
    if (this.depth === this.listDepth && !this.isList) this.listDepth = 0;
    this.keyIsNext = false;
    this.depth -= 1;
    if (this.depth === 0) this.end = offset + 1;
  }
}
