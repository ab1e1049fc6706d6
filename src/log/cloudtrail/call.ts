import type { LogOf } from '../schema.ts';
import { DOCUMENT, NAME, SCALAR } from './form.ts';
import { open } from './json-text.ts';

/** What a call asked for: the parameters that rows read, among all that services have. */
export const REQUEST = /* @__PURE__ */ (() =>
  open({
    userName: { optional: SCALAR },
    groupName: { optional: SCALAR },
    roleName: { optional: NAME },
    roleArn: { optional: NAME },
    policyArn: { optional: NAME },
    policyName: { optional: NAME },
    policyDocument: { optional: DOCUMENT },
    assumeRolePolicyDocument: { optional: DOCUMENT },
    accessKeyId: { optional: NAME },
    serialNumber: { optional: NAME },
    virtualMFADeviceName: { optional: NAME },
    certificateId: { optional: NAME },
    sSHPublicKeyId: { optional: NAME },
    serviceSpecificCredentialId: { optional: NAME },
    instanceProfileName: { optional: NAME },
    serverCertificateName: { optional: NAME },
    sAMLProviderArn: { optional: NAME },
    openIDConnectProviderArn: { optional: NAME },
    name: { optional: NAME },
    url: { optional: NAME },
    accountAlias: { optional: NAME },
    delegationRequestId: { optional: NAME },
    policySourceArn: { optional: NAME },
    entityArn: { optional: NAME },
    arn: { optional: NAME },
    targetPrincipal: { optional: NAME },
  }))();

/** What a call answered: the elements that rows read, among all that services have. */
export const ANSWER = /* @__PURE__ */ (() =>
  open({
    user: {
      optional: open({
        arn: { optional: NAME },
        userId: { optional: NAME },
        userName: { optional: NAME },
      }),
    },
    group: { optional: open({ arn: { optional: NAME }, groupId: { optional: NAME } }) },
    role: {
      optional: open({
        arn: { optional: NAME },
        roleId: { optional: NAME },
        assumeRolePolicyDocument: { optional: DOCUMENT },
      }),
    },
    policy: { optional: open({ arn: { optional: NAME }, policyId: { optional: NAME } }) },
    virtualMFADevice: { optional: open({ serialNumber: { optional: NAME } }) },
    accessKey: { optional: open({ accessKeyId: { optional: NAME }, userName: { optional: NAME } }) },
    loginProfile: { optional: open({ userName: { optional: NAME } }) },
    certificate: { optional: open({ certificateId: { optional: NAME }, userName: { optional: NAME } }) },
    sSHPublicKey: {
      optional: open({ sSHPublicKeyId: { optional: NAME }, userName: { optional: NAME } }),
    },
    serviceSpecificCredential: {
      optional: open({ serviceSpecificCredentialId: { optional: NAME }, userName: { optional: NAME } }),
    },
    instanceProfile: {
      optional: open({ arn: { optional: NAME }, instanceProfileId: { optional: NAME } }),
    },
    serverCertificateMetadata: {
      optional: open({ arn: { optional: NAME }, serverCertificateId: { optional: NAME } }),
    },
    sAMLProviderArn: { optional: NAME },
    openIDConnectProviderArn: { optional: NAME },
    delegationRequestId: { optional: NAME },
    credentials: { optional: open({ accessKeyId: { optional: NAME } }) },
    webIdentityTokenId: { optional: NAME },
    assumedRoleUser: { optional: open({ arn: { optional: NAME }, assumedRoleId: { optional: NAME } }) },
    federatedUser: { optional: open({ arn: { optional: NAME }, federatedUserId: { optional: NAME } }) },
    assumedPrincipal: { optional: SCALAR },
  }))();

/** The parameters of a call. */
export interface CloudTrailRequest extends LogOf<typeof REQUEST> {}

/** The answer of a call. */
export interface CloudTrailAnswer extends LogOf<typeof ANSWER> {}
