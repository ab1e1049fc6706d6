/** A number as text: a plain decimal, so short that reading it loses no digit. */
export const NUMBER_TEXT = /^-?(?=[\d.]{1,15}$)(?:0|[1-9]\d*)(?:\.\d+)?$/u;

/** Truth values as text: as JSON and XML write them, and as Python does. */
export const TRUE_TEXTS = ['true', 'True'] as const;
export const FALSE_TEXTS = ['false', 'False'] as const;

/** Whether a log field says yes, as a truth value or as text. */
export function isTrue(value: unknown): boolean {
  return value === true || TRUE_TEXTS.some((text) => text === value);
}
