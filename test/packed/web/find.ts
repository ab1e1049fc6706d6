// A project that asks records what CloudWatch would alarm on: the types must compile without the dependencies.
import {
  compileFilterPattern,
  FILTER_PATTERNS,
  type FilterPattern,
  PatternSyntaxError,
} from 'aws-iam-udm/find';

const pattern: FilterPattern = compileFilterPattern(FILTER_PATTERNS['root-usage'].pattern);

function positionOf(text: string): number | undefined {
  try {
    compileFilterPattern(text);
    return undefined;
  } catch (error) {
    return error instanceof PatternSyntaxError ? error.position : undefined;
  }
}

export const seen = {
  fields: pattern.fields,
  root: pattern.matches({ userIdentity: { type: 'Root' }, eventType: 'AwsApiCall' }),
  service: pattern.matches({ userIdentity: { type: 'Root' }, eventType: 'AwsServiceEvent' }),
  expression: compileFilterPattern('{ $.eventName = %^Put.*Policy$% }').matches({
    eventName: 'PutUserPolicy',
  }),
  position: positionOf('{ $.a == 1 }'),
};
