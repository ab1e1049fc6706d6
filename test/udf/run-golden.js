// Runs in the engine that is tried, in ES2019 and with nothing but ECMAScript: JSON of a case in, JSON of what came of it out.
// biome-ignore lint/correctness/noUnusedVariables: the expressions of the cases call it.
function runGolden(json) {
  const { text, options, collectedAt, isAnswer } = JSON.parse(json);
  // Of the text itself: JSON cannot carry a number such as 1e400 on.
  const log = JSON.parse(text);
  const print = (value) => `${JSON.stringify(value, null, 2)}\n`;
  const all = Object.assign({ collectedAt }, options);
  const lines = AwsIamUdm.transform(text, all);
  if (isAnswer) {
    const items = AwsIamUdm.mapAnswer(log, all);
    const made = items.map(({ entity, event }) => entity || event).filter((one) => one !== undefined);
    const issues = [];
    for (const item of items) {
      for (const issue of item.issues || []) {
        issues.push(Object.assign({}, issue, { path: item.path.concat(issue.path) }));
      }
    }
    return JSON.stringify({ lines, entity: print(made), issues: print(issues) });
  }
  const result = AwsIamUdm.createMapper(options).map(log, { collectedAt });
  const entity = result.ok ? print(result.event || result.entity) : undefined;
  return JSON.stringify({ lines, entity, issues: print(result.issues) });
}
