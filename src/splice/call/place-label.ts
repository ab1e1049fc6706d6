import type { PathRules } from '../../log/cloudtrail/leaf-rules.ts';
import type { PoolText } from './pool.ts';

/** When the leaf at a place is shown. An enumeration, since the bundler writes its members as plain numbers. */
export enum Shown {
  Always,
  /** Only a truth value, which says nothing of a secret. */
  IfBoolean,
  /** Nothing, but a text may be JSON with leaves that are shown. */
  Closed,
  Never,
}

/** What the leaf at a place is as a label. */
export interface PlaceLabel {
  readonly rules: PathRules;
  readonly shown: Shown;
  /** Whether nothing below is shown. */
  readonly hides: boolean;
  /** Its dotted path. */
  readonly key: string;
  /** What stands before its value, as a label and as a member. */
  readonly entry: PoolText;
  readonly member: PoolText;
}
