import { styleText } from 'node:util';
import type { Surroundings } from '../command/command.ts';

/** The styles in which a text may be painted. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan';

/** Paints a text, or leaves it as it is where colour is not wanted. */
export type Paint = (style: Style, text: string) => string;

/** Colour is for terminals only, and not where `NO_COLOR` is set or the terminal knows none. */
export function painter({ stdout, env }: Pick<Surroundings, 'stdout' | 'env'>): Paint {
  const wanted = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  return wanted ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}
