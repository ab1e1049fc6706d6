import { error, type Meaning } from './meaning.ts';

/** What may be said of an entity or an event that shall go into a request. */
export const REQUEST_ISSUES = /* @__PURE__ */ (() => ({
  invalid_entity: error(
    'The entity is not what Google SecOps takes; one such entity would refuse its whole request.',
  ),
  entity_too_large: error('The entity alone is larger than one request may be.'),
  invalid_event: error(
    'The event is not what Google SecOps takes; one such event would refuse its whole request.',
  ),
  event_too_large: error('The event alone is larger than one request may be.'),
}))() satisfies Readonly<Record<string, Meaning>>;
