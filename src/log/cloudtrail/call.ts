import type { LogOf } from '../schema.ts';
import { DOCUMENT, SCALAR } from './form.ts';
import { open } from './json-text.ts';

/** What a call asked for: the parameters that rows read, among all that services have. */
export const REQUEST = /* @__PURE__ */ (() =>
  open({
    userName: { optional: SCALAR },
    groupName: { optional: SCALAR },
    roleName: { optional: SCALAR },
    roleArn: { optional: SCALAR },
    policyArn: { optional: SCALAR },
    policyName: { optional: SCALAR },
    policyDocument: { optional: DOCUMENT },
    assumeRolePolicyDocument: { optional: DOCUMENT },
    accessKeyId: { optional: SCALAR },
    serialNumber: { optional: SCALAR },
    virtualMFADeviceName: { optional: SCALAR },
    certificateId: { optional: SCALAR },
    sSHPublicKeyId: { optional: SCALAR },
    serviceSpecificCredentialId: { optional: SCALAR },
    instanceProfileName: { optional: SCALAR },
    serverCertificateName: { optional: SCALAR },
    sAMLProviderArn: { optional: SCALAR },
    openIDConnectProviderArn: { optional: SCALAR },
    name: { optional: SCALAR },
    url: { optional: SCALAR },
    accountAlias: { optional: SCALAR },
    delegationRequestId: { optional: SCALAR },
    policySourceArn: { optional: SCALAR },
    entityArn: { optional: SCALAR },
    arn: { optional: SCALAR },
    targetPrincipal: { optional: SCALAR },
  }))();

/** What a call answered: the elements that rows read, among all that services have. */
export const ANSWER = /* @__PURE__ */ (() =>
  open({
    user: {
      optional: open({
        arn: { optional: SCALAR },
        userId: { optional: SCALAR },
        userName: { optional: SCALAR },
      }),
    },
    group: { optional: open({ arn: { optional: SCALAR }, groupId: { optional: SCALAR } }) },
    role: {
      optional: open({
        arn: { optional: SCALAR },
        roleId: { optional: SCALAR },
        assumeRolePolicyDocument: { optional: DOCUMENT },
      }),
    },
    policy: { optional: open({ arn: { optional: SCALAR }, policyId: { optional: SCALAR } }) },
    virtualMFADevice: { optional: open({ serialNumber: { optional: SCALAR } }) },
    accessKey: { optional: open({ accessKeyId: { optional: SCALAR }, userName: { optional: SCALAR } }) },
    loginProfile: { optional: open({ userName: { optional: SCALAR } }) },
    certificate: { optional: open({ certificateId: { optional: SCALAR }, userName: { optional: SCALAR } }) },
    sSHPublicKey: {
      optional: open({ sSHPublicKeyId: { optional: SCALAR }, userName: { optional: SCALAR } }),
    },
    serviceSpecificCredential: {
      optional: open({ serviceSpecificCredentialId: { optional: SCALAR }, userName: { optional: SCALAR } }),
    },
    instanceProfile: {
      optional: open({ arn: { optional: SCALAR }, instanceProfileId: { optional: SCALAR } }),
    },
    serverCertificateMetadata: {
      optional: open({ arn: { optional: SCALAR }, serverCertificateId: { optional: SCALAR } }),
    },
    sAMLProviderArn: { optional: SCALAR },
    openIDConnectProviderArn: { optional: SCALAR },
    delegationRequestId: { optional: SCALAR },
    credentials: { optional: open({ accessKeyId: { optional: SCALAR } }) },
    webIdentityTokenId: { optional: SCALAR },
    assumedRoleUser: { optional: open({ arn: { optional: SCALAR }, assumedRoleId: { optional: SCALAR } }) },
    federatedUser: { optional: open({ arn: { optional: SCALAR }, federatedUserId: { optional: SCALAR } }) },
    assumedPrincipal: { optional: SCALAR },
  }))();

/** The parameters of a call. */
export interface CloudTrailRequest extends LogOf<typeof REQUEST> {}

/** The answer of a call. */
export interface CloudTrailAnswer extends LogOf<typeof ANSWER> {}
