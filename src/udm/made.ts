/** Whether something made of a record is an event, and no entity. Its keys are snake_case. */
export function isEvent(made: unknown): boolean {
  const metadata = (made as { readonly metadata?: unknown } | null | undefined)?.metadata;
  return typeof metadata === 'object' && metadata !== null && Object.hasOwn(metadata, 'event_type');
}
