import { isAbsent, isObject, type JsonObject } from '../../json.ts';
import type { Content } from '../iam/answer/part.ts';
import { named, S3_NOTIFICATION } from './content.ts';
import { isFlat } from './judge.ts';

/** The forms that are known and not read: what they look like, and what to do. */
export const FOREIGN_FORMS: readonly (readonly [string, (document: JsonObject) => boolean])[] = [
  [
    'a notification of CloudTrail that says where a file lies; hand in that file',
    ({ s3ObjectKey }) => s3ObjectKey !== undefined,
  ],
  [
    S3_NOTIFICATION,
    ({ bucket, object }) => isObject(bucket) && isObject(object) && typeof object.key === 'string',
  ],
  [
    'the call of a function by CloudWatch Logs; decode awslogs.data from base64 and gzip',
    ({ awslogs }) => isObject(awslogs) && typeof awslogs.data === 'string',
  ],
  [
    'the answer to a query of Logs Insights that has not ended; ask again once its status is Complete',
    ({ results, status }) => Array.isArray(results) && (status === 'Scheduled' || status === 'Running'),
  ],
  [
    'the answer to a query of CloudTrail Lake without its rows; ask again once its QueryStatus is FINISHED',
    ({ QueryStatus }) => typeof QueryStatus === 'string' && QueryStatus !== 'FINISHED',
  ],
  [
    'a result of Splunk without its _raw; add _raw to the fields of the search',
    ({ result, preview }) => isObject(result) && typeof preview === 'boolean',
  ],
  [
    'a line of Wazuh; hand in what its aws holds',
    (line) => isWazuh(line) || (isObject(line.data) && isWazuh(line.data)),
  ],
  ['a row with a column for each part of a record; hand in the files of the trail', isFlat],
  [
    'a row of a SQL front end; select its cloud_trail_event, or hand in the files of the trail',
    ({ event_name, event_source }) => typeof event_name === 'string' && typeof event_source === 'string',
  ],
  [
    'an event of lookup-events without its CloudTrailEvent; ask for that, too',
    ({ EventName, EventId, EventTime, Username }) =>
      typeof EventName === 'string' && !isAbsent(EventId ?? EventTime ?? Username),
  ],
  [
    'a row of Microsoft Sentinel, whose columns are its own; hand in the files of the trail',
    ({ EventName, EventSource, Type }) =>
      (typeof EventName === 'string' && typeof EventSource === 'string') || Type === 'AWSCloudTrail',
  ],
  [
    'a row of Athena, whose columns are in lower case; hand in the files of the trail, or select the records as JSON',
    // Of rows, and of the answer of GetQueryResults.
    ({ eventname, ResultSet }) => typeof eventname === 'string' || isObject(ResultSet),
  ],
];

/** An alert has what was found in its `data`. */
function isWazuh({ aws, integration }: JsonObject): boolean {
  return isObject(aws) && (integration === 'aws' || has(aws, 'eventSource'));
}

function has(fields: JsonObject, name: string): boolean {
  return !isAbsent(fields[name]);
}

/** Says what a document is of which the form is known and not read. */
export function nameForeign(document: JsonObject): readonly Content[] | undefined {
  const form = FOREIGN_FORMS.find(([, isForm]) => isForm(document))?.[0];
  return form === undefined ? undefined : [named([], document, form)];
}
