import { E as Evidence, C as CloudTrailMappingRow, A as AnyMappingRow } from './compare.d-B_tgUUIN.cjs';
export { a as CLOUDTRAIL_SOURCE, b as CLOUDTRAIL_TABLE, c as CompareOptions, D as DifferenceOptions, d as EXTENDED_TABLE, e as EntityDifference, f as ExtendedMappingRow, G as GOOGLE_SOURCE, g as GOOGLE_TABLE, h as GoogleMappingRow, M as MAPPING_TABLE, i as MappingRow, j as compareEntities } from './compare.d-B_tgUUIN.cjs';
import { P as Path, R as RowId, I as IssueCode, a as Issue, F as Finding } from './issue.d-B5Lyq7gT.cjs';
export { b as ISSUE_CODES, S as Severity, T as TextPlace, f as formatIssue, c as formatPath } from './issue.d-B5Lyq7gT.cjs';
import { R as RecordKind, a as RecordOptions, M as MapperOptions, P as Profile, U as UdmCase } from './options.d-BTuJBkIA.cjs';
export { E as EventType, S as Source, b as SourceOptions, d as detectKind, c as detectSource } from './options.d-BTuJBkIA.cjs';
import { L as LogOf, R as Result, E as EventResult, P as ParseResult } from './mapper.d-Cq2rirrS.cjs';
export { A as AnyMapper, a as EventMapper, I as IamAttachedPolicy, b as IamGroup, c as IamGroupDetail, d as IamInlinePolicy, e as IamInstanceProfile, f as IamPermissionsBoundary, g as IamRecord, h as IamRole, i as IamRoleLastUsed, j as IamRoleSummary, k as IamTag, l as IamUser, M as MappedEntity, m as MappedEvent, n as Mapper, o as createMapper, p as mapRecord, u as unwrap } from './mapper.d-Cq2rirrS.cjs';
import { U as UdmEntity, a as UdmEvent } from './event.d-Bpz_Lwe2.cjs';
export { b as UdmAttribute, c as UdmEntityMetadata, d as UdmEntitySnakeCase, e as UdmEventLabel, f as UdmEventMetadata, g as UdmEventPrincipal, h as UdmEventResource, i as UdmEventSnakeCase, j as UdmEventTarget, k as UdmEventUser, l as UdmGroup, m as UdmLabel, n as UdmNoun, o as UdmRelation, p as UdmResource, q as UdmSecurityResult, r as UdmUser } from './event.d-Bpz_Lwe2.cjs';
import { F as Form, P as PolicyDocument, L as LogDate } from './form.d-0YcSZ9gc.cjs';
import { U as UdmEntityExtended } from './entity-extended.d-Bl55U2Im.cjs';
export { a as UdmAttributeExtended, b as UdmEntityExtendedSnakeCase, c as UdmEntityMetadataExtended, d as UdmGroupExtended, e as UdmNounExtended, f as UdmRelationExtended, g as UdmResourceExtended, h as UdmUserExtended } from './entity-extended.d-Bl55U2Im.cjs';
export { E as EventImportOptions, a as EventImportPart, b as EventImportRequest, I as ImportOptions, c as ImportPart, d as ImportRequest, e as eventImportRequests, i as importRequests } from './request.d-CWr2xCqr.cjs';

/** An object of JSON, whatever it holds. */
type JsonObject = {
    readonly [key: string]: unknown;
};

/** The object or list of which a text is the JSON; undefined where it is none. */
declare function readJsonText(text: string): object | undefined;

/** A record of activity, of the versions 1.0 to 1.11. */
declare const CLOUDTRAIL_RECORD: {
    readonly fields: {
        readonly eventVersion: {
            readonly optional: Form<string>;
        };
        readonly userIdentity: {
            readonly optional: {
                readonly fields: {
                    readonly type: {
                        optional: Form<string>;
                    };
                    readonly principalId: {
                        optional: Form<string>;
                    };
                    readonly arn: {
                        optional: Form<string>;
                    };
                    readonly accountId: {
                        optional: Form<string>;
                    };
                    readonly accessKeyId: {
                        optional: Form<string>;
                    };
                    readonly userName: {
                        optional: Form<string>;
                    };
                    readonly invokedBy: {
                        optional: Form<string>;
                    };
                    readonly identityProvider: {
                        optional: Form<string>;
                    };
                    readonly sessionContext: {
                        optional: {
                            readonly fields: {
                                readonly sessionIssuer: {
                                    optional: {
                                        readonly fields: {
                                            readonly type: {
                                                optional: Form<string>;
                                            };
                                            readonly principalId: {
                                                optional: Form<string>;
                                            };
                                            readonly arn: {
                                                optional: Form<string>;
                                            };
                                            readonly userName: {
                                                optional: Form<string>;
                                            };
                                        };
                                        readonly isOpen: true;
                                        readonly ofText: typeof readJsonText;
                                    };
                                };
                                readonly attributes: {
                                    optional: {
                                        readonly fields: {
                                            readonly mfaAuthenticated: {
                                                optional: Form<string>;
                                            };
                                            readonly creationDate: {
                                                optional: Form<string>;
                                            };
                                        };
                                        readonly isOpen: true;
                                        readonly ofText: typeof readJsonText;
                                    };
                                };
                                readonly webIdFederationData: {
                                    optional: {
                                        readonly fields: {
                                            readonly federatedProvider: {
                                                optional: Form<string>;
                                            };
                                        };
                                        readonly isOpen: true;
                                        readonly ofText: typeof readJsonText;
                                    };
                                };
                                readonly sourceIdentity: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly onBehalfOf: {
                        optional: {
                            readonly fields: {
                                readonly userId: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly eventTime: {
            readonly optional: Form<string>;
        };
        readonly eventSource: {
            readonly optional: Form<string>;
        };
        readonly eventName: {
            readonly optional: Form<string>;
        };
        readonly awsRegion: {
            readonly optional: Form<string>;
        };
        readonly sourceIPAddress: {
            readonly optional: Form<string>;
        };
        readonly userAgent: {
            readonly optional: Form<string>;
        };
        readonly errorCode: {
            readonly optional: Form<string>;
        };
        readonly errorMessage: {
            readonly optional: Form<string>;
        };
        readonly requestParameters: {
            readonly optional: {
                readonly fields: {
                    readonly userName: {
                        optional: Form<string>;
                    };
                    readonly groupName: {
                        optional: Form<string>;
                    };
                    readonly roleName: {
                        optional: Form<string>;
                    };
                    readonly roleArn: {
                        optional: Form<string>;
                    };
                    readonly policyArn: {
                        optional: Form<string>;
                    };
                    readonly policyName: {
                        optional: Form<string>;
                    };
                    readonly policyDocument: {
                        optional: Form<PolicyDocument>;
                    };
                    readonly assumeRolePolicyDocument: {
                        optional: Form<PolicyDocument>;
                    };
                    readonly accessKeyId: {
                        optional: Form<string>;
                    };
                    readonly serialNumber: {
                        optional: Form<string>;
                    };
                    readonly virtualMFADeviceName: {
                        optional: Form<string>;
                    };
                    readonly certificateId: {
                        optional: Form<string>;
                    };
                    readonly sSHPublicKeyId: {
                        optional: Form<string>;
                    };
                    readonly serviceSpecificCredentialId: {
                        optional: Form<string>;
                    };
                    readonly instanceProfileName: {
                        optional: Form<string>;
                    };
                    readonly serverCertificateName: {
                        optional: Form<string>;
                    };
                    readonly sAMLProviderArn: {
                        optional: Form<string>;
                    };
                    readonly openIDConnectProviderArn: {
                        optional: Form<string>;
                    };
                    readonly name: {
                        optional: Form<string>;
                    };
                    readonly url: {
                        optional: Form<string>;
                    };
                    readonly accountAlias: {
                        optional: Form<string>;
                    };
                    readonly delegationRequestId: {
                        optional: Form<string>;
                    };
                    readonly policySourceArn: {
                        optional: Form<string>;
                    };
                    readonly entityArn: {
                        optional: Form<string>;
                    };
                    readonly arn: {
                        optional: Form<string>;
                    };
                    readonly targetPrincipal: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly responseElements: {
            readonly optional: {
                readonly fields: {
                    readonly user: {
                        optional: {
                            readonly fields: {
                                readonly arn: {
                                    optional: Form<string>;
                                };
                                readonly userId: {
                                    optional: Form<string>;
                                };
                                readonly userName: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly group: {
                        optional: {
                            readonly fields: {
                                readonly arn: {
                                    optional: Form<string>;
                                };
                                readonly groupId: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly role: {
                        optional: {
                            readonly fields: {
                                readonly arn: {
                                    optional: Form<string>;
                                };
                                readonly roleId: {
                                    optional: Form<string>;
                                };
                                readonly assumeRolePolicyDocument: {
                                    optional: Form<PolicyDocument>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly policy: {
                        optional: {
                            readonly fields: {
                                readonly arn: {
                                    optional: Form<string>;
                                };
                                readonly policyId: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly virtualMFADevice: {
                        optional: {
                            readonly fields: {
                                readonly serialNumber: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly accessKey: {
                        optional: {
                            readonly fields: {
                                readonly accessKeyId: {
                                    optional: Form<string>;
                                };
                                readonly userName: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly loginProfile: {
                        optional: {
                            readonly fields: {
                                readonly userName: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly certificate: {
                        optional: {
                            readonly fields: {
                                readonly certificateId: {
                                    optional: Form<string>;
                                };
                                readonly userName: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly sSHPublicKey: {
                        optional: {
                            readonly fields: {
                                readonly sSHPublicKeyId: {
                                    optional: Form<string>;
                                };
                                readonly userName: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly serviceSpecificCredential: {
                        optional: {
                            readonly fields: {
                                readonly serviceSpecificCredentialId: {
                                    optional: Form<string>;
                                };
                                readonly userName: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly instanceProfile: {
                        optional: {
                            readonly fields: {
                                readonly arn: {
                                    optional: Form<string>;
                                };
                                readonly instanceProfileId: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly serverCertificateMetadata: {
                        optional: {
                            readonly fields: {
                                readonly arn: {
                                    optional: Form<string>;
                                };
                                readonly serverCertificateId: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly sAMLProviderArn: {
                        optional: Form<string>;
                    };
                    readonly openIDConnectProviderArn: {
                        optional: Form<string>;
                    };
                    readonly delegationRequestId: {
                        optional: Form<string>;
                    };
                    readonly credentials: {
                        optional: {
                            readonly fields: {
                                readonly accessKeyId: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly webIdentityTokenId: {
                        optional: Form<string>;
                    };
                    readonly assumedRoleUser: {
                        optional: {
                            readonly fields: {
                                readonly arn: {
                                    optional: Form<string>;
                                };
                                readonly assumedRoleId: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly federatedUser: {
                        optional: {
                            readonly fields: {
                                readonly arn: {
                                    optional: Form<string>;
                                };
                                readonly federatedUserId: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly assumedPrincipal: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly additionalEventData: {
            readonly optional: {
                readonly fields: {
                    readonly MFAUsed: {
                        optional: Form<string>;
                    };
                    readonly LoginTo: {
                        optional: Form<string>;
                    };
                    readonly SwitchFrom: {
                        optional: Form<string>;
                    };
                    readonly SwitchTo: {
                        optional: Form<string>;
                    };
                    readonly UserName: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly requestID: {
            readonly optional: Form<string>;
        };
        readonly eventID: {
            readonly optional: Form<string>;
        };
        readonly readOnly: {
            readonly optional: Form<string>;
        };
        readonly resources: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly ARN: {
                            readonly optional: Form<string>;
                        };
                        readonly arn: {
                            readonly optional: Form<string>;
                        };
                        readonly type: {
                            readonly optional: Form<string>;
                        };
                        readonly accountId: {
                            readonly optional: Form<string>;
                        };
                    };
                    readonly ofText: typeof readJsonText;
                };
                readonly ofText: typeof readJsonText;
            };
        };
        readonly eventType: {
            readonly optional: Form<string>;
        };
        readonly apiVersion: {
            readonly optional: Form<string>;
        };
        readonly managementEvent: {
            readonly optional: Form<string>;
        };
        readonly recipientAccountId: {
            readonly optional: Form<string>;
        };
        readonly sharedEventID: {
            readonly optional: Form<string>;
        };
        readonly serviceEventDetails: {
            readonly optional: {
                readonly fields: {};
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly vpcEndpointId: {
            readonly optional: Form<string>;
        };
        readonly vpcEndpointAccountId: {
            readonly optional: Form<string>;
        };
        readonly eventCategory: {
            readonly optional: Form<string>;
        };
        readonly addendum: {
            readonly optional: {
                readonly fields: {};
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly sessionCredentialFromConsole: {
            readonly optional: Form<string>;
        };
        readonly edgeDeviceDetails: {
            readonly optional: {
                readonly fields: {};
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly tlsDetails: {
            readonly optional: {
                readonly fields: {
                    readonly tlsVersion: {
                        readonly optional: Form<string>;
                    };
                    readonly cipherSuite: {
                        readonly optional: Form<string>;
                    };
                    readonly clientProvidedHostHeader: {
                        readonly optional: Form<string>;
                    };
                };
                readonly ofText: typeof readJsonText;
            };
        };
        readonly eventContext: {
            readonly optional: {
                readonly fields: {};
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
    };
};
/**
 * A CloudTrail record, as far as rows read it. Requests and answers have more: each service has its own.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
interface CloudTrailRecord extends LogOf<typeof CLOUDTRAIL_RECORD> {
}

/** The parts of an Amazon Resource Name. */
interface Arn {
    /** `aws`, `aws-cn`, `aws-us-gov` or another of AWS's partitions. */
    readonly partition: string;
    readonly service: string;
    /** Empty for IAM, which knows no regions. */
    readonly region: string;
    /** Twelve digits; `aws` for what AWS itself manages. */
    readonly account: string;
    /** Such as `user/path/name`. */
    readonly resource: string;
}
/**
 * Takes an ARN apart. White space in it, which no ARN can have, is ignored.
 *
 * @param text the ARN
 * @returns its parts; undefined where it is none
 * @example
 * parseArn('arn:aws-cn:iam::111122223333:user/ana')?.account; // '111122223333'
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
declare function parseArn(text: unknown): Arn | undefined;

/** One version of a managed policy. */
declare const IAM_POLICY_VERSION: {
    readonly fields: {
        readonly VersionId: {
            readonly optional: Form<string>;
        };
        readonly IsDefaultVersion: {
            readonly optional: Form<boolean>;
        };
        readonly CreateDate: {
            readonly optional: Form<LogDate>;
        };
        readonly Document: {
            readonly optional: Form<PolicyDocument>;
        };
    };
};
/** A managed policy, with how many users, groups and roles it is attached to, and how many it is the boundary of. */
declare const IAM_POLICY: {
    readonly fields: {
        readonly PolicyId: Form<string>;
        readonly PolicyName: Form<string>;
        readonly Path: Form<string>;
        readonly Arn: Form<string>;
        readonly CreateDate: Form<LogDate>;
        readonly UpdateDate: {
            readonly optional: Form<LogDate>;
        };
        readonly DefaultVersionId: {
            readonly optional: Form<string>;
        };
        readonly Description: {
            readonly optional: Form<string>;
        };
        readonly AttachmentCount: {
            readonly optional: Form<number>;
        };
        readonly PermissionsBoundaryUsageCount: {
            readonly optional: Form<number>;
        };
        readonly IsAttachable: {
            readonly optional: Form<boolean>;
        };
        readonly PolicyVersionList: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly VersionId: {
                            readonly optional: Form<string>;
                        };
                        readonly IsDefaultVersion: {
                            readonly optional: Form<boolean>;
                        };
                        readonly CreateDate: {
                            readonly optional: Form<LogDate>;
                        };
                        readonly Document: {
                            readonly optional: Form<PolicyDocument>;
                        };
                    };
                };
            };
        };
        readonly Tags: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly Key: Form<string>;
                        readonly Value: Form<string>;
                    };
                };
            };
        };
    };
};
/**
 * One version of a managed policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html
 */
interface IamPolicyVersion extends LogOf<typeof IAM_POLICY_VERSION> {
}
/**
 * A managed policy, as `GetPolicy`, `ListPolicies` and `GetAccountAuthorizationDetails` return it; only the last has
 * its versions.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html
 */
interface IamPolicy extends LogOf<typeof IAM_POLICY> {
}

/** What became of a leaf of the log, with one fixed sentence for each fate. */
declare const FATES: {
    readonly mapped: 'A row of the mapping table took it over.';
    readonly unmapped: 'The log field is known, but the mapping table has no row for it.';
    readonly unknown: 'The log field is not in the AWS API reference.';
    readonly dropped: 'A row would have taken it over, but an issue stood in the way.';
    readonly empty: 'It holds nothing: null, an empty text, an empty list or an empty object.';
    readonly second_spelling: 'The log field is there in two spellings with one value; the other spelling was read.';
    readonly refused: 'The whole record was refused.';
};
/** The closed set of fates. */
type Fate = keyof typeof FATES;
/** One leaf of the entity, and why it is there. */
interface UdmLeaf {
    /** Where it stands in the entity, in the entity's own style of keys. */
    readonly udmPath: Path;
    /** The row that wrote it: its number in the documented table, or the id of an extension. */
    readonly row: RowId;
    /** The log field of that row; null where the row reads none. */
    readonly logField: string | null;
    /** The UDM field of that row. */
    readonly udmField: string;
    /** What that row does, in one sentence. */
    readonly logic: string;
    /** Where the log holds what it came from, as the log spells it; null where it came from no log field. */
    readonly logPath: Path | null;
    /** The page that documents the row; null where the row is an extension. */
    readonly documentation: string | null;
    /** Why there is such an extension; absent where the row is documented. */
    readonly reason?: string;
    /** What the entity holds there, only when `includeValues` is on. */
    readonly value?: unknown;
}
/** One leaf of the log, and what became of it. */
interface LogLeaf {
    /** Where the log holds it, as the log spells it. */
    readonly logPath: Path;
    readonly fate: Fate;
    /** The rows that took it over; empty unless its fate is `mapped`. */
    readonly rows: readonly RowId[];
    /** The codes of the issues about it; those that refused the record, where its fate is `refused`. */
    readonly issues: readonly IssueCode[];
    /** What the log holds there, only when `includeValues` is on. */
    readonly value?: unknown;
}
/** What `map` gives for a record, with an account of every leaf on both sides. */
type Explanation<Entity = UdmEntity> = Result<Entity> & {
    /** What the record describes; undefined where it is none. */
    readonly kind: RecordKind | undefined;
    /** Every leaf of the entity, in its order; none where the record was refused. */
    readonly udmLeaves: readonly UdmLeaf[];
    /** Every leaf of the log, in its order. */
    readonly logLeaves: readonly LogLeaf[];
};
/**
 * Maps one record as `mapRecord` does, by the same rows run by the same engine, and accounts for every leaf of the
 * entity and of the log. A leaf is a scalar, a date, or a list or object that is empty, deeper than 100 levels,
 * inside itself or throws when it is read. A record whose keys are spelled otherwise is accounted for as it was read.
 *
 * @param log one IAM user, role or group, or a GetGroup answer, of any type
 * @param options when the record was collected, and how to map; `includeValues` puts values on the leaves
 * @returns the result of `mapRecord`, with the leaves of the entity (`udmLeaves`) and of the log (`logLeaves`)
 * @throws {TypeError} when an option is bad
 * @example
 * const { logLeaves } = explain(user, { collectedAt: '2026-01-02T03:04:05Z' });
 * logLeaves.filter((leaf) => leaf.fate === 'unmapped').map((leaf) => formatPath(leaf.logPath));
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
declare function explain(log: unknown, options: RecordOptions & MapperOptions): Explanation;

/** What became of a leaf of a record of activity. */
declare const ACTIVITY_FATES: {
    readonly mapped: "A row of the mapping table took it over.";
    readonly secret: 'It is a secret, and secrets never leave.';
    readonly passed_over: 'A row names it, but another field had its place, or it only decided what was written.';
    readonly unknown: 'No row is for the log field.';
    readonly dropped: "A row would have taken it over, but an issue stood in the way.";
    readonly empty: "It holds nothing: null, an empty text, an empty list or an empty object.";
    readonly outside: 'The whole record is known, and outside the table.';
    readonly refused: "The whole record was refused.";
};
/** The closed set of those fates. */
type ActivityFate = keyof typeof ACTIVITY_FATES;
/** One leaf of an event, and why it is there. */
interface EventLeaf extends UdmLeaf {
    /** What is known of the reason for its row. */
    readonly evidence: Evidence;
}
/** One leaf of a record of activity, and what became of it. */
interface ActivityLeaf extends Omit<LogLeaf, 'fate'> {
    readonly fate: ActivityFate;
}
/** What `map` gives for a record of activity, with an account of every leaf on both sides. */
type ActivityExplanation = EventResult<UdmEvent> & {
    /** Every leaf of the event, in its order; none where there is no event. */
    readonly udmLeaves: readonly EventLeaf[];
    /** Every leaf of the record, in its order. */
    readonly logLeaves: readonly ActivityLeaf[];
};
/**
 * Maps one record of activity as `mapRecord` does with the source `cloudtrail`, and accounts for every leaf of the event
 * and of the record; of a record of OCSF, those of what it was read back to. The JSON text of an object is one leaf,
 * however much rows read of it.
 *
 * @param log one CloudTrail record, of any type
 * @param options how to map; `includeValues` puts values on the leaves, but never a secret
 * @returns the result of `mapRecord`, with the leaves of the event (`udmLeaves`) and of the record (`logLeaves`)
 * @throws {TypeError} when an option is bad
 * @example
 * const { udmLeaves } = explainActivity(record);
 * udmLeaves.filter((leaf) => leaf.evidence === 'ours').map((leaf) => leaf.udmField);
 */
declare function explainActivity(log: unknown, options?: MapperOptions): ActivityExplanation;

/** How often something was seen, and in how many records. */
interface Tally {
    readonly count: number;
    readonly records: number;
}

/** A row of the table for CloudTrail with how often it fired. */
type ActivityRowCoverage = Pick<CloudTrailMappingRow, 'row' | 'logField' | 'udmField'> & Tally;
/** How far the table for CloudTrail went over records of activity. */
interface ActivityCoverage {
    /** How many records there were, those that are known and outside the table but for. */
    readonly records: number;
    readonly refused: number;
    /** How many got a plainer event type than their operation has, since they name too little. */
    readonly steppedDown: number;
    /** Operations, most frequent first; those that the table does not know are one. */
    readonly operations: readonly {
        readonly operation: string;
        readonly records: number;
    }[];
    /** Who acted, by the type of the identity, most frequent first. */
    readonly identities: readonly {
        readonly type: string;
        readonly records: number;
    }[];
    /** Every row, by its first line. */
    readonly rows: readonly ActivityRowCoverage[];
}

/** A row with how often it fired; a row that never did has zeros. */
type RowCoverage = AnyMappingRow & Tally;
/** A log field that was seen and that no row reads. */
interface UnreadLogField extends Tally {
    /** The kind of the records that held it. */
    readonly kind: RecordKind;
    /** The log field, `[]` for each element of a list. */
    readonly logField: string;
    /** Whether the AWS API reference knows it. */
    readonly known: boolean;
}
/** How often an issue was found. Issues about no one record count in no record. */
interface IssueCoverage extends Tally {
    readonly code: IssueCode;
}
/** How far the mapping table went over a whole input. */
interface Coverage {
    /** How many records there were of each kind; `none` counts what is no record. */
    readonly records: Readonly<Record<RecordKind | 'none', number>>;
    /** How many of them were refused. */
    readonly refused: number;
    /** Every row of the profile, in the order of its tables. */
    readonly rows: readonly RowCoverage[];
    /** Log fields without a row, most frequent first. */
    readonly unread: readonly UnreadLogField[];
    /** Issues by code, most frequent first. */
    readonly issues: readonly IssueCoverage[];
    /** Of records of activity, where there were any. */
    readonly activity?: ActivityCoverage;
}
/** What is counted of a record: an explanation, or as much where there was nothing to explain, such as broken JSON. */
type CountedRecord = Pick<Explanation<unknown>, 'ok' | 'kind' | 'issues' | 'udmLeaves'>;
/** Counts what explanations tell. */
interface CoverageCounter {
    /** Takes one record in. */
    add(record: CountedRecord): void;
    /** Takes one record of activity in. */
    addActivity(log: unknown, explanation: ActivityExplanation): void;
    /** Takes an issue in that is about no one record, such as an answer that goes on. */
    addIssue(issue: Issue): void;
    /** What was counted so far. */
    coverage(): Coverage;
}
/**
 * Makes a counter that tells, over many records, which rows fired, which log fields have no row and which issues
 * were found. It keeps counts only: no record and no value.
 *
 * @param profile the profile with which the records were explained; its rows are listed
 * @returns the counter
 * @example
 * const counter = countCoverage();
 * for (const log of logs) counter.add(explain(log, { collectedAt }));
 * counter.coverage().rows.filter((row) => row.count === 0); // the rows that never fired
 */
declare function countCoverage(profile?: Profile): CoverageCounter;

/** What an entity is called: its type, its best merge key and the name that people know it by. */
interface EntityName {
    /** The entity type, such as `USER`, or the type of an event; empty where there is none. */
    readonly type: string;
    /** The unique id, or the next best merge key; undefined where there is none. */
    readonly id: string | undefined;
    /** Its name for people; undefined where it has none. */
    readonly name: string | undefined;
}

/**
 * Why a snapshot cannot show something: an answer goes on and its rest is not there; no answer lists such entities; a
 * record was refused that may be the one; the call never returns it; the profile by which it was mapped has no row.
 */
type OmissionReason = 'incomplete_answer' | 'no_answer' | 'refused_record' | 'field_not_returned' | 'profile_differs';
/** What is known of a snapshot beside its entities: what it cannot show is no change. */
interface SnapshotLimits {
    /** The profile by which it was mapped; where none is given, it is told by the entities as far as that goes. */
    readonly profile?: Profile;
    /** The AWS call of whose answer an entity was made; undefined where that is not known. */
    readonly callOf?: (entity: unknown) => string | undefined;
    /** Why an entity that only the other snapshot has may be there all the same; undefined where it is not. */
    readonly whyAbsent?: (name: EntityName) => OmissionReason | undefined;
}
/** Something that one snapshot cannot show: it is neither a change nor unchanged. */
interface Omission {
    /** The snapshot that cannot show it. */
    readonly side: 'before' | 'after';
    readonly reason: OmissionReason;
    /** The entity type. */
    readonly type: string;
    /** The call that never returns it, where that is the reason. */
    readonly call?: string;
    /** The UDM field as the mapping table writes it; absent where whole entities cannot be shown. */
    readonly udmField?: string;
    /** Of how many entities. */
    readonly count: number;
}

/** How two policies differ. */
interface PolicyDifference {
    /** The statements that only the later policy has, one sentence each. */
    readonly added: readonly string[];
    /** The statements that only the earlier policy has, one sentence each. */
    readonly removed: readonly string[];
    /** The elements beside the statements that differ, such as `Version`. */
    readonly elements: readonly string[];
}

/** A policy of an entity that changed. */
interface PolicyChange extends PolicyDifference {
    /** Which policy: `trust policy`, or the name of one of the entity's own. */
    readonly policy: string;
}

/** An entity or an event that only one of two snapshots has. */
interface EntityPresence extends EntityName {
    readonly entity: unknown;
}
/** A relation that only one of two snapshots has. */
interface RelationPresence {
    /** The name of the noun that the relation leads to. */
    readonly name: string;
    /** The type of that noun, such as `USER`. */
    readonly type: string;
    /** What the relation is, such as `MEMBER`; empty where it does not say. */
    readonly relationship: string;
}
/** A UDM field that two snapshots hold differently. */
interface FieldChange {
    /** The UDM field as the mapping table writes it; a label by its key and a relation by its member's identity. */
    readonly udmField: string;
    /** What the earlier snapshot holds; undefined where it holds nothing. */
    readonly before: unknown;
    /** What the later snapshot holds; undefined where it holds nothing. */
    readonly after: unknown;
}
/** An entity that both snapshots have, and that changed. */
interface EntityChange extends EntityName {
    readonly fields: readonly FieldChange[];
    /** The relations that only the later snapshot has: who entered a group. */
    readonly joined: readonly RelationPresence[];
    /** The relations that only the earlier snapshot has: who left a group. */
    readonly left: readonly RelationPresence[];
    /** The policies whose meaning changed. */
    readonly policies: readonly PolicyChange[];
}
/** What became of the entities of one snapshot in another. */
interface EntityDiff {
    readonly added: readonly EntityPresence[];
    readonly removed: readonly EntityPresence[];
    readonly changed: readonly EntityChange[];
    readonly unchanged: number;
    /** How many entities of each snapshot had the key of another one and were merged into it. */
    readonly repeated: {
        readonly before: number;
        readonly after: number;
    };
    /** What one of the snapshots cannot show, so that it is told here and is no change. */
    readonly notCompared: readonly Omission[];
}
/** What is known of two snapshots beside their entities. */
interface DiffLimits {
    readonly before?: SnapshotLimits;
    readonly after?: SnapshotLimits;
}
/**
 * Compares two snapshots of entities. Entities of one type are the same where their unique ids are, or where one has
 * no id and their next merge key is the same; so a user deleted and made again under one name is removed and added.
 * Fields are compared by meaning: list elements by what identifies them and in any order, policies as policies, and
 * one account is the same in whichever form a policy names it; when entities were collected is nothing. Of entities
 * with one key in one snapshot, the one collected last wins; those collected at the same time are pages of one group,
 * whose relations are kept together. What a snapshot cannot show is no change: fields that the profile by which it was
 * mapped does not write, members of a group whose list goes on, and what `limits` says. Events are the same where
 * their ids are; one without an id is known by all that it says.
 *
 * @param before the entities or events of the earlier snapshot, with keys in either style
 * @param after the entities or events of the later snapshot
 * @param limits what is known of the two beside: calls, profiles, answers that go on
 * @returns the entities added, removed and changed, with the fields, relations and policies that changed
 * @example
 * const { changed } = diffEntities(yesterday, today);
 * for (const { name, joined } of changed) console.log(name, joined.map((member) => member.name));
 * @see https://cloud.google.com/chronicle/docs/ingestion/ingest-entities
 */
declare function diffEntities(before: Iterable<unknown>, after: Iterable<unknown>, limits?: DiffLimits): EntityDiff;

/** The forms in which the differences of two snapshots can be written. */
declare const DIFF_FORMATS: readonly ['text', 'json', 'md'];
/** How the differences of two snapshots are written: for people, for programs, for a pull request. */
type DiffFormat = (typeof DIFF_FORMATS)[number];
/**
 * Writes the differences of two snapshots.
 *
 * @param diff what {@link diffEntities} found
 * @param format `text` for people, `json` for programs, `md` for Markdown
 * @returns whole lines
 * @example
 * formatDiff(diff, 'text');
 * // + USER ana (AIDA…)
 * // ~ GROUP admins (AGPA…): ana joined, bo left
 * // 1 added, 0 removed, 1 changed, 12 unchanged
 */
declare function formatDiff(diff: EntityDiff, format: DiffFormat): string;

/** What a call asked for: the parameters that rows read, among all that services have. */
declare const REQUEST: {
    readonly fields: {
        readonly userName: {
            optional: Form<string>;
        };
        readonly groupName: {
            optional: Form<string>;
        };
        readonly roleName: {
            optional: Form<string>;
        };
        readonly roleArn: {
            optional: Form<string>;
        };
        readonly policyArn: {
            optional: Form<string>;
        };
        readonly policyName: {
            optional: Form<string>;
        };
        readonly policyDocument: {
            optional: Form<PolicyDocument>;
        };
        readonly assumeRolePolicyDocument: {
            optional: Form<PolicyDocument>;
        };
        readonly accessKeyId: {
            optional: Form<string>;
        };
        readonly serialNumber: {
            optional: Form<string>;
        };
        readonly virtualMFADeviceName: {
            optional: Form<string>;
        };
        readonly certificateId: {
            optional: Form<string>;
        };
        readonly sSHPublicKeyId: {
            optional: Form<string>;
        };
        readonly serviceSpecificCredentialId: {
            optional: Form<string>;
        };
        readonly instanceProfileName: {
            optional: Form<string>;
        };
        readonly serverCertificateName: {
            optional: Form<string>;
        };
        readonly sAMLProviderArn: {
            optional: Form<string>;
        };
        readonly openIDConnectProviderArn: {
            optional: Form<string>;
        };
        readonly name: {
            optional: Form<string>;
        };
        readonly url: {
            optional: Form<string>;
        };
        readonly accountAlias: {
            optional: Form<string>;
        };
        readonly delegationRequestId: {
            optional: Form<string>;
        };
        readonly policySourceArn: {
            optional: Form<string>;
        };
        readonly entityArn: {
            optional: Form<string>;
        };
        readonly arn: {
            optional: Form<string>;
        };
        readonly targetPrincipal: {
            optional: Form<string>;
        };
    };
    readonly isOpen: true;
    readonly ofText: typeof readJsonText;
};
/** What a call answered: the elements that rows read, among all that services have. */
declare const ANSWER: {
    readonly fields: {
        readonly user: {
            optional: {
                readonly fields: {
                    readonly arn: {
                        optional: Form<string>;
                    };
                    readonly userId: {
                        optional: Form<string>;
                    };
                    readonly userName: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly group: {
            optional: {
                readonly fields: {
                    readonly arn: {
                        optional: Form<string>;
                    };
                    readonly groupId: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly role: {
            optional: {
                readonly fields: {
                    readonly arn: {
                        optional: Form<string>;
                    };
                    readonly roleId: {
                        optional: Form<string>;
                    };
                    readonly assumeRolePolicyDocument: {
                        optional: Form<PolicyDocument>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly policy: {
            optional: {
                readonly fields: {
                    readonly arn: {
                        optional: Form<string>;
                    };
                    readonly policyId: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly virtualMFADevice: {
            optional: {
                readonly fields: {
                    readonly serialNumber: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly accessKey: {
            optional: {
                readonly fields: {
                    readonly accessKeyId: {
                        optional: Form<string>;
                    };
                    readonly userName: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly loginProfile: {
            optional: {
                readonly fields: {
                    readonly userName: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly certificate: {
            optional: {
                readonly fields: {
                    readonly certificateId: {
                        optional: Form<string>;
                    };
                    readonly userName: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly sSHPublicKey: {
            optional: {
                readonly fields: {
                    readonly sSHPublicKeyId: {
                        optional: Form<string>;
                    };
                    readonly userName: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly serviceSpecificCredential: {
            optional: {
                readonly fields: {
                    readonly serviceSpecificCredentialId: {
                        optional: Form<string>;
                    };
                    readonly userName: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly instanceProfile: {
            optional: {
                readonly fields: {
                    readonly arn: {
                        optional: Form<string>;
                    };
                    readonly instanceProfileId: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly serverCertificateMetadata: {
            optional: {
                readonly fields: {
                    readonly arn: {
                        optional: Form<string>;
                    };
                    readonly serverCertificateId: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly sAMLProviderArn: {
            optional: Form<string>;
        };
        readonly openIDConnectProviderArn: {
            optional: Form<string>;
        };
        readonly delegationRequestId: {
            optional: Form<string>;
        };
        readonly credentials: {
            optional: {
                readonly fields: {
                    readonly accessKeyId: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly webIdentityTokenId: {
            optional: Form<string>;
        };
        readonly assumedRoleUser: {
            optional: {
                readonly fields: {
                    readonly arn: {
                        optional: Form<string>;
                    };
                    readonly assumedRoleId: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly federatedUser: {
            optional: {
                readonly fields: {
                    readonly arn: {
                        optional: Form<string>;
                    };
                    readonly federatedUserId: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly assumedPrincipal: {
            optional: Form<string>;
        };
    };
    readonly isOpen: true;
    readonly ofText: typeof readJsonText;
};
/** The parameters of a call. */
interface CloudTrailRequest extends LogOf<typeof REQUEST> {
}
/** The answer of a call. */
interface CloudTrailAnswer extends LogOf<typeof ANSWER> {
}

/** Who made a call: a user, a role's session, the root, another account, a service. */
declare const USER_IDENTITY: {
    readonly fields: {
        readonly type: {
            optional: Form<string>;
        };
        readonly principalId: {
            optional: Form<string>;
        };
        readonly arn: {
            optional: Form<string>;
        };
        readonly accountId: {
            optional: Form<string>;
        };
        readonly accessKeyId: {
            optional: Form<string>;
        };
        readonly userName: {
            optional: Form<string>;
        };
        readonly invokedBy: {
            optional: Form<string>;
        };
        readonly identityProvider: {
            optional: Form<string>;
        };
        readonly sessionContext: {
            optional: {
                readonly fields: {
                    readonly sessionIssuer: {
                        optional: {
                            readonly fields: {
                                readonly type: {
                                    optional: Form<string>;
                                };
                                readonly principalId: {
                                    optional: Form<string>;
                                };
                                readonly arn: {
                                    optional: Form<string>;
                                };
                                readonly userName: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly attributes: {
                        optional: {
                            readonly fields: {
                                readonly mfaAuthenticated: {
                                    optional: Form<string>;
                                };
                                readonly creationDate: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly webIdFederationData: {
                        optional: {
                            readonly fields: {
                                readonly federatedProvider: {
                                    optional: Form<string>;
                                };
                            };
                            readonly isOpen: true;
                            readonly ofText: typeof readJsonText;
                        };
                    };
                    readonly sourceIdentity: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
        readonly onBehalfOf: {
            optional: {
                readonly fields: {
                    readonly userId: {
                        optional: Form<string>;
                    };
                };
                readonly isOpen: true;
                readonly ofText: typeof readJsonText;
            };
        };
    };
    readonly isOpen: true;
    readonly ofText: typeof readJsonText;
};
/**
 * Who made a call, as CloudTrail tells it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
interface CloudTrailIdentity extends LogOf<typeof USER_IDENTITY> {
}

/** The versions of OCSF in which Security Lake keeps records of CloudTrail. */
declare const OCSF_VERSIONS: readonly ['1.0.0-rc.2', '1.1.0'];
/** One of the versions. */
type OcsfVersion = (typeof OCSF_VERSIONS)[number];

/**
 * What lies in an answer: a record that may be mapped, a policy, something else that is known, a raw log's text that is
 * no JSON, or something that cannot be read and is named.
 */
type Holding = 'record' | 'policy' | 'other' | 'text' | 'named';
/** One thing that an answer holds. */
interface AnswerUnit {
    readonly type: 'unit';
    readonly holds: Holding;
    readonly log: unknown;
    /** Where in the document it lies. */
    readonly path: Path;
    /** The AWS call that gives such answers, or the other service that does, where it can be told. */
    readonly call: string | undefined;
    /** When it was collected, where the document says so. */
    readonly collectedAt?: unknown;
    /** The JSON text that it was read from, where the document holds it as text: the `data` of a raw log. */
    readonly text?: string;
    /** How long the part of the path is that leads to that text. */
    readonly textDepth?: number;
    /** Whether its keys had another spelling than AWS's, in which `log` has them. */
    readonly isRespelled?: boolean;
    /** The version of OCSF from which `log` was read back, where it was. */
    readonly ocsf?: OcsfVersion;
    /** What it is, where it is something that is named, or an error. */
    readonly code?: IssueCode;
    /** What it looks like and what to do, where its form is known and not read. */
    readonly form?: string;
    /** The code of the error that the answer is. */
    readonly errorCode?: string | undefined;
}
/** Something that is to be said of an answer as a whole. */
interface AnswerNotice {
    readonly type: 'notice';
    readonly finding: Finding;
}
type AnswerPart = AnswerUnit | AnswerNotice;

/**
 * Takes a document apart into the records it holds: an answer of any IAM call, a record, a list of both, or what others
 * have wrapped around them: raw-log fixtures of Google SecOps, items of AWS Config, findings of Security Hub,
 * notifications and events. Whatever is none of these comes out as a record, for the mapper to refuse, or with a code
 * that names it.
 *
 * @param document a parsed JSON document or an object of an AWS SDK
 * @returns units in the document's order, and what is to be said of each answer as a whole
 * @example
 * for (const part of unpackAnswer(await iam.send(new ListUsersCommand({})))) {
 *   if (part.type === 'unit' && part.holds === 'record') mapper.map(part.log, { collectedAt });
 * }
 */
declare function unpackAnswer(document: unknown): Generator<AnswerPart>;

/** A user that names a group which the join never saw. */
interface MissingGroup {
    readonly user: unknown;
    /** The index of the name in the user's `GroupList`. */
    readonly index: number;
}
/** Joins groups with their members: from users' `GroupList` and from pages of GetGroup. */
interface GroupJoin {
    /**
     * Takes a user's memberships in. It keeps what GetGroup would return of the user, and nothing else; that is what
     * it returns, and what {@link MissingGroup} names. A user without a `GroupList` is not kept.
     */
    addUser(log: JsonObject): JsonObject | undefined;
    /** Takes a group or a page of GetGroup in. Returns whether it is the first of its group. */
    addGroup(log: JsonObject): boolean;
    /** Every group once, with all members, in the form of a GetGroup answer; in the order in which they came. */
    groups(): Generator<JsonObject>;
    /** The memberships in groups that never came, group by group. */
    missing(): MissingGroup[];
}
/**
 * Starts a join of groups and members, by account and group name.
 *
 * @returns a join that holds groups and members in memory until it is asked for them
 * @example
 * const join = joinGroups();
 * for (const user of details.UserDetailList) join.addUser(user);
 * for (const group of details.GroupDetailList) join.addGroup(group);
 * for (const log of join.groups()) mapper.map(log, { collectedAt });
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html
 */
declare function joinGroups(): GroupJoin;

/**
 * Reads one record by its schema, without mapping it: unknown → record.
 *
 * @param log one IAM user, role or group, or a GetGroup answer, of any type
 * @param options `includeValues`: whether issues may hold values of the log; off by default
 * @returns the record's kind and the fields that fit the schema, with the issues found; or the issues alone where it
 * is no record (`not_an_object`, `unknown_record`) or its identity is bad (`invalid_log_field`)
 * @example
 * const parsed = parseRecord(JSON.parse(line));
 * if (parsed.ok && parsed.record.kind === 'USER') console.log(parsed.record.log.UserName);
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
 */
declare function parseRecord(log: unknown, options?: {
    readonly includeValues?: boolean;
}): ParseResult;

/** Where the table is documented, and as of when. */
declare const DOCUMENTATION: {
    readonly title: 'Collect AWS IAM logs';
    readonly page: 'https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam';
    readonly revision: '2026-03-05';
};

/** The forms in which the mapping table can be written. */
declare const TABLE_FORMATS: readonly ['md', 'csv', 'json', 'html'];
/** How the mapping table is written: Markdown, RFC 4180 lines, JSON or an HTML table element. */
type TableFormat = (typeof TABLE_FORMATS)[number];
/**
 * Writes the mapping table with the revision of the documentation that it follows.
 *
 * @param format `md` for Markdown, `csv` for lines as RFC 4180 has them, `json` for programs, `html` for one complete
 * `table` element
 * @param profile `google` gives the rows of Google's parser source instead; `extended` adds the extensions with their reasons, as a table of their own in Markdown and HTML
 * @returns whole lines
 * @throws {TypeError} when there is no such format or profile
 * @example
 * await writeFile('mapping.csv', formatTable('csv'));
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
declare function formatTable(format: TableFormat, profile?: Profile): string;

/**
 * Writes the table by which records of CloudTrail become events, with what is known of each row.
 *
 * @param format `md` for Markdown, `csv` for lines as RFC 4180 has them, `json` for programs, `html` for one complete
 * `table` element
 * @returns whole lines
 * @throws {TypeError} when there is no such format
 * @example
 * await writeFile('activity.csv', formatActivityTable('csv'));
 */
declare function formatActivityTable(format: TableFormat): string;

/**
 * Makes a filter that finds entities that came before: the same merge key and the same content, whenever collected.
 * It keeps the text of each entity that it has seen.
 *
 * @param style how the entities' keys are written
 * @returns a function that says whether an equal entity came before
 * @example
 * const isRepeated = equalEntities('camel');
 * const distinct = entities.filter((entity) => !isRepeated(entity));
 */
declare function equalEntities(style?: UdmCase): (entity: {
    readonly metadata: object;
}) => boolean;

/** Entities in the shape of Google SecOps's parser test data. */
interface ExpectedEvents<Entity = UdmEntity> {
    readonly events: readonly {
        readonly event: {
            readonly idm: {
                readonly entity: Entity;
            };
            readonly timestamp: string;
        };
    }[];
}
/** Events in the shape of Google SecOps's parser test data. */
interface ExpectedUdmEvents<Event = UdmEvent> {
    readonly events: readonly {
        readonly event: {
            readonly idm: {
                readonly readOnlyUdm: Event;
            };
            readonly timestamp: string;
        };
    }[];
}
/**
 * Puts entities into the shape of Google SecOps's parser test data, as `expected_events/<case>_events.json` has it.
 *
 * @param entities entities with camelCase keys
 * @returns the content of the file; each event's timestamp is its entity's `collectedTimestamp`
 * @example
 * await writeFile('expected_events/admins_events.json', JSON.stringify(expectedEvents(entities), null, 2));
 */
declare function expectedEvents<Entity extends UdmEntityExtended = UdmEntity>(entities: Iterable<Entity>): ExpectedEvents<Entity>;
/**
 * Puts events of activity into that shape.
 *
 * @param events events with camelCase keys
 * @returns the content of the file; each event's timestamp is its `eventTimestamp`
 * @example
 * await writeFile('expected_events/trail_events.json', JSON.stringify(expectedUdmEvents(events), null, 2));
 */
declare function expectedUdmEvents<Event extends UdmEvent = UdmEvent>(events: Iterable<Event>): ExpectedUdmEvents<Event>;

export { ACTIVITY_FATES, type ActivityCoverage, type ActivityExplanation, type ActivityFate, type ActivityLeaf, type ActivityRowCoverage, type AnswerNotice, type AnswerPart, type AnswerUnit, AnyMappingRow, type Arn, type CloudTrailAnswer, type CloudTrailIdentity, CloudTrailMappingRow, type CloudTrailRecord, type CloudTrailRequest, type CountedRecord, type Coverage, type CoverageCounter, DOCUMENTATION, type DiffFormat, type DiffLimits, type EntityChange, type EntityDiff, type EntityName, type EntityPresence, type EventLeaf, EventResult, Evidence, type ExpectedEvents, type ExpectedUdmEvents, type Explanation, FATES, type Fate, type FieldChange, Finding, type GroupJoin, type IamPolicy, type IamPolicyVersion, Issue, IssueCode, type IssueCoverage, type JsonObject, LogDate, type LogLeaf, MapperOptions, type MissingGroup, type Omission, type OmissionReason, ParseResult, Path, type PolicyChange, PolicyDocument, RecordKind, RecordOptions, type RelationPresence, Result, type RowCoverage, RowId, type SnapshotLimits, type TableFormat, type Tally, UdmCase, UdmEntity, UdmEntityExtended, UdmEvent, type UdmLeaf, type UnreadLogField, countCoverage, diffEntities, equalEntities, expectedEvents, expectedUdmEvents, explain, explainActivity, formatActivityTable, formatDiff, formatTable, joinGroups, parseArn, parseRecord, unpackAnswer };
