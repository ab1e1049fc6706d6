/** A record of a service whose activity is not mapped, with a request of all that JSON has. */
export const RECORD_OF_EC2 = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/Deploy/ci',
    sessionContext: { attributes: { mfaAuthenticated: 'false' } },
  },
  eventTime: '2026-01-02T03:04:05Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'RunInstances',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '192.0.2.1',
  requestParameters: { list: [1, -0.5, 1e3, true, false, null, {}, []], text: 'zwölf\t"\\ \u0001' },
  responseElements: null,
  readOnly: false,
  eventCategory: 'Management',
  eventType: 'AwsApiCall',
};
