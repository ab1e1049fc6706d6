// A project without anything of a browser or of Node that prints what is pasted in AWS.
import { SETUP_DOCUMENTS, type SetupDocument, setupDocuments } from 'aws-iam-udm/setup';

const documents: SetupDocument[] = setupDocuments({ bucket: 'iam-logs' }, ['feed-reader-policy']);

export const seen = {
  isListed: SETUP_DOCUMENTS.includes('feed-reader-policy'),
  titles: documents.map(({ title }) => title),
};
