import { percentEncoded } from './policies.ts';

/** What sources write differently of one record. */
export interface Style {
  /**
   * A date.
   *
   * @param moment `YYYY-MM-DDTHH:MM:SS`, in UTC
   * @param zulu which zone this date has where the source mixes them
   */
  readonly date: (moment: string, zulu: boolean) => string;
  /** A policy document, from its text. */
  readonly policy: (text: string) => unknown;
  /** The probability that a role's trust policy is of this role alone. */
  readonly unseen: number;
}

/** Lines collected from several tools: both zones, policies as the API returns them. */
export const API: Style = {
  date: (moment, zulu) => `${moment}${zulu ? 'Z' : '+00:00'}`,
  policy: percentEncoded,
  unseen: 0.7,
};

/** The same without one policy that stands twice. */
export const ALL_UNSEEN: Style = { ...API, unseen: 1 };

/** The same dates as `str(datetime)` writes them. */
export const SPACED: Style = { ...API, date: (moment) => `${moment.replace('T', ' ')}+00:00` };

/** The AWS CLI, which decodes policies. */
export const CLI: Style = { ...API, date: (moment) => `${moment}+00:00`, policy: JSON.parse };

/** An SDK that hands policies on as the API returns them. */
export const SDK: Style = { ...API, date: (moment) => `${moment}Z` };

/** boto3, which decodes policies, printed with `json.dumps(record, default=str)`. */
export const PYTHON: Style = { ...SPACED, policy: JSON.parse };
