export {
  SETUP_DOCUMENTS,
  type SetupDocument,
  type SetupDocumentName,
  setupDocuments,
} from './setup/documents.ts';
export type { Partition, SetupOptions } from './setup/options.ts';
export type { PolicyDocument } from './setup/policies.ts';
export type { Template } from './setup/template.ts';
