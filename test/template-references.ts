import type { Template } from '../src/setup.ts';

/** What a part of a template refers to: parameters and resources by name, through Ref, GetAtt, Sub and DependsOn. */
export function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (key === 'Ref' || key === 'DependsOn') return [String(member)];
    if (key === 'Fn::GetAtt') return [String(member[0])];
    if (key === 'Fn::Sub')
      return [...String(member).matchAll(/\$\{([\w:]+)(?:\.\w+)?\}/gu)].map(([, name]) => name!);
    return referencesIn(member);
  });
}

/** What is wrong with a template's references: each leads to what is there, wherever it itself is there. */
export function wrongReferences({
  Parameters = {},
  Conditions = {},
  Resources,
  Rules = {},
}: Template): string[] {
  const isParameter = (name: string) => name.startsWith('AWS::') || Object.hasOwn(Parameters, name);
  const ofResources = Object.entries(Resources).flatMap(([id, resource]) => {
    const { Condition } = resource;
    const wrong = referencesIn(resource).filter((name) => {
      if (isParameter(name)) return false;
      const target = Resources[name];
      return target === undefined || (target.Condition !== undefined && target.Condition !== Condition);
    });
    const unknown = Condition !== undefined && !Object.hasOwn(Conditions, Condition) ? [Condition] : [];
    return [...wrong, ...unknown].map((name) => `${id} refers to ${name}`);
  });
  const outside = referencesIn([Conditions, Rules]).filter((name) => !isParameter(name));
  const used = new Set(referencesIn([Resources, Conditions, Rules]));
  const unused = Object.keys(Parameters).filter((name) => !used.has(name));
  return [...ofResources, ...outside, ...unused.map((name) => `nothing refers to ${name}`)];
}
