// A project without anything of a browser or of Node that exports the other entries on: their types must compile.
import * as find from 'aws-iam-udm/find';
import * as kafka from 'aws-iam-udm/kafka';
import * as lambda from 'aws-iam-udm/lambda';
import * as stream from 'aws-iam-udm/stream';
import * as testing from 'aws-iam-udm/testing';
import * as udf from 'aws-iam-udm/udf';

export const all = { find, kafka, lambda, stream, testing, udf };

// @ts-expect-error A number is no input: that web streams are not known must not make it one.
const seven: stream.MapInput = 7;

export const seen = { seven, names: Object.keys(all) };
