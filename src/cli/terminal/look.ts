import type { Surroundings } from '../command/command.ts';
import { type Paint, painter } from './colour.ts';

/** How text looks that people read on standard output. */
export interface TextLook {
  readonly paint: Paint;
  /** How many characters a line may have; undefined where nothing limits it. */
  readonly width: number | undefined;
}

/** Where a terminal does not say how wide it is. */
const USUAL_WIDTH = 80;

/** Only a terminal has colour, and a width. */
export function lookOf(around: Pick<Surroundings, 'stdout' | 'env'>): TextLook {
  const { stdout } = around;
  return {
    paint: painter(around),
    width: stdout.isTTY === true ? (stdout.columns ?? USUAL_WIDTH) : undefined,
  };
}
