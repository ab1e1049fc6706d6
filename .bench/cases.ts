import { SHAPES, type Shape } from './shapes.ts';

/** An input whose mapping is held against its echo. */
export interface Case {
  readonly shape: Shape;
  /** How large it is in a whole run, and in a quick one; 0 where that leaves it out. */
  readonly megabytes: readonly [whole: number, quick: number];
  /** Multiples of echo's processor time: what may land, and what is aimed at. */
  readonly target?: readonly [most: number, goal: number];
  /** How often it runs in a row where one run is too short to be measured. */
  readonly times?: number;
}

const LONG: readonly [number, number] = [0.7, 0.45];
const FURNISHED: readonly [number, number] = [0.9, 0.55];
/** What is written is half as large again as what is read. */
const ACTIVITY: readonly [number, number] = [1.8, 1.2];
const SMALL: readonly [number, number] = [1.6, 1.2];

/** Every input of the comparison, in the order of the table. */
export const CASES: readonly Case[] = [
  { shape: SHAPES.users, megabytes: [60, 4] },
  { shape: SHAPES.groups, megabytes: [60, 4] },
  { shape: SHAPES.roles, megabytes: [60, 4], target: [1, 0.6] },
  { shape: SHAPES.mixed, megabytes: [200, 4], target: [0.7, 0.5] },
  { shape: SHAPES.spaced, megabytes: [60, 4], target: [0.7, 0.5] },
  { shape: SHAPES.python, megabytes: [60, 4] },
  // Half as much again as keys in AWS's order.
  { shape: SHAPES.shuffled, megabytes: [60, 4], target: [1.05, 0.75] },
  { shape: SHAPES.getUser, megabytes: [0.001, 0.001], times: 5 },
  { shape: SHAPES.listUsersPretty, megabytes: [3, 3], target: SMALL, times: 2 },
  { shape: SHAPES.detailsPretty, megabytes: [11, 11], target: SMALL },
  { shape: SHAPES.listUsersPretty, megabytes: [66, 0], target: LONG },
  { shape: SHAPES.listUsersMinified, megabytes: [30, 3], target: LONG },
  { shape: SHAPES.detailsPretty, megabytes: [66, 0], target: LONG },
  { shape: SHAPES.detailsMinified, megabytes: [30, 3], target: LONG },
  { shape: SHAPES.detailsEncoded, megabytes: [30, 3], target: LONG },
  { shape: SHAPES.accountPretty, megabytes: [66, 4], target: FURNISHED },
  { shape: SHAPES.accountMinified, megabytes: [30, 3], target: FURNISHED },
  { shape: SHAPES.calls, megabytes: [60, 4], target: ACTIVITY },
  { shape: SHAPES.callRecords, megabytes: [60, 4], target: ACTIVITY },
  { shape: SHAPES.trail, megabytes: [60, 4], target: [0.6, 0.4] },
];
