import type { With } from '../policies.ts';
import { type Resources, type Template, templateOf } from '../template.ts';
import { exporterResources } from './exporter.ts';
import { importerResources } from './importer.ts';
import { codeOf, hasOf, ref } from './parts.ts';
import { transformerResources } from './transformer.ts';

/** The functions, each with what its parameter says. */
const FUNCTIONS = {
  Exporter: 'writes log events of a subscription to the bucket',
  Importer: 'sends new objects of the bucket to Google SecOps',
  Transformer: 'maps the records of a stream of Firehose',
} as const;

/** The functions of AWS Lambda and what they need; each is made where the name of its code is given. */
export function lambdaTemplate(settings: With<'bucket'>): Template {
  const names = Object.keys(FUNCTIONS);
  return {
    ...templateOf('Functions that export, import and transform what the mapping is for.', {
      ...under(hasOf('Exporter'), exporterResources(settings)),
      ...under(hasOf('Importer'), importerResources(settings)),
      ...under(hasOf('Transformer'), transformerResources()),
    }),
    Parameters: parameters(),
    Rules: {
      ImporterSettings: {
        RuleCondition: isGiven(codeOf('Importer')),
        Assertions: [{ Assert: isGiven('Instance'), AssertDescription: 'The importer needs Instance.' }],
      },
    },
    Conditions: Object.fromEntries(names.map((name) => [hasOf(name), isGiven(codeOf(name))])),
  };
}

const isGiven = (parameter: string) => ({ 'Fn::Not': [{ 'Fn::Equals': [ref(parameter), ''] }] });

function parameters(): NonNullable<Template['Parameters']> {
  const codes = Object.entries(FUNCTIONS).map(([name, does]) => [
    codeOf(name),
    {
      Type: 'String',
      Default: '',
      Description: `The key of the zip file in CodeBucket of the function that ${does}; none unless given.`,
    },
  ]);
  return {
    CodeBucket: { Type: 'String', Description: 'The bucket that has the zip files, each with index.mjs.' },
    ...Object.fromEntries(codes),
    Instance: {
      Type: 'String',
      Default: '',
      AllowedPattern: '^(https://.+/instances/[^/]+)?$',
      Description: 'The URL of the instance of Google SecOps, up to /instances/ID.',
    },
    SecretName: {
      Type: 'String',
      Default: 'aws-iam-udm/google',
      AllowedPattern: '^[A-Za-z0-9/_+=.@-]{1,512}$',
      Description: 'The name of the secret of Secrets Manager that holds the key of the service account.',
    },
  };
}

/** The same resources, made where a condition holds. */
function under(condition: string, resources: Resources): Resources {
  return Object.fromEntries(
    Object.entries(resources).map(([id, { Type, ...rest }]) => [id, { Type, Condition: condition, ...rest }]),
  );
}
