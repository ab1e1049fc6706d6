import { a as RecordOptions, M as MapperOptions } from './options.d-BTuJBkIA.cjs';
import { a as Issue } from './issue.d-B5Lyq7gT.cjs';
import { F as Form, L as LogDate, P as PolicyDocument } from './form.d-0YcSZ9gc.cjs';
import { U as UdmEntity, d as UdmEntitySnakeCase, a as UdmEvent, i as UdmEventSnakeCase } from './event.d-Bpz_Lwe2.cjs';
import { U as UdmEntityExtended, b as UdmEntityExtendedSnakeCase } from './entity-extended.d-Bl55U2Im.cjs';

/** An object and its fields, in the order in which they are judged. */
interface ObjectSchema {
    readonly fields: {
        readonly [name: string]: FieldSchema;
    };
    /** Whether it may have any other field, too. */
    readonly isOpen?: true;
    /** Reads a text that stands for the object, where one may; undefined where it does not. */
    readonly ofText?: (text: string) => object | undefined;
}
/** A list of elements that are alike. */
interface ListSchema {
    readonly element: Schema;
    /** Reads a text that stands for the list, where one may; undefined where it does not. */
    readonly ofText?: (text: string) => object | undefined;
}
/** A field that may be absent or null. */
interface OptionalSchema {
    readonly optional: Schema;
}
type Schema = Form | ObjectSchema | ListSchema;
type FieldSchema = Schema | OptionalSchema;
type Flat<T> = {
    [Key in keyof T]: T[Key];
};
type IsOptional<S> = S extends OptionalSchema ? true : false;
/** The type of what a schema describes. */
type LogOf<S> = S extends {
    readonly fields: infer Fields;
} ? Flat<{
    -readonly [Key in keyof Fields as IsOptional<Fields[Key]> extends true ? never : Key]: LogOf<Fields[Key]>;
} & {
    -readonly [Key in keyof Fields as IsOptional<Fields[Key]> extends true ? Key : never]?: (Fields[Key] extends {
        readonly optional: infer Inner;
    } ? LogOf<Inner> : never) | null | undefined;
}> : S extends {
    readonly element: infer Element;
} ? LogOf<Element>[] : S extends Form<infer Value> ? Value : never;

/** A group by itself; its unique id as of users. */
declare const IAM_GROUP_DETAIL: {
    readonly fields: {
        readonly GroupId: {
            readonly optional: Form<string>;
        };
        readonly GroupID: {
            readonly optional: Form<string>;
        };
        readonly GroupName: Form<string>;
        readonly Path: Form<string>;
        readonly Arn: Form<string>;
        readonly CreateDate: Form<LogDate>;
        readonly AttachedManagedPolicies: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly PolicyArn: {
                            readonly optional: Form<string>;
                        };
                        readonly PolicyName: {
                            readonly optional: Form<string>;
                        };
                    };
                };
            };
        };
        readonly GroupPolicyList: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly PolicyName: {
                            readonly optional: Form<string>;
                        };
                        readonly PolicyDocument: {
                            readonly optional: Form<PolicyDocument>;
                        };
                    };
                };
            };
        };
    };
};
/**
 * A group with its members. `NextToken` is the AWS CLI's own; `ResponseMetadata` is what AWS SDK v2 and botocore add
 * about the call, `$metadata` what AWS SDK v3 adds.
 */
declare const IAM_GROUP: {
    readonly fields: {
        readonly Group: {
            readonly fields: {
                readonly GroupId: {
                    readonly optional: Form<string>;
                };
                readonly GroupID: {
                    readonly optional: Form<string>;
                };
                readonly GroupName: Form<string>;
                readonly Path: Form<string>;
                readonly Arn: Form<string>;
                readonly CreateDate: Form<LogDate>;
                readonly AttachedManagedPolicies: {
                    readonly optional: {
                        readonly element: {
                            readonly fields: {
                                readonly PolicyArn: {
                                    readonly optional: Form<string>;
                                };
                                readonly PolicyName: {
                                    readonly optional: Form<string>;
                                };
                            };
                        };
                    };
                };
                readonly GroupPolicyList: {
                    readonly optional: {
                        readonly element: {
                            readonly fields: {
                                readonly PolicyName: {
                                    readonly optional: Form<string>;
                                };
                                readonly PolicyDocument: {
                                    readonly optional: Form<PolicyDocument>;
                                };
                            };
                        };
                    };
                };
            };
        };
        readonly Users: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly UserId: {
                            readonly optional: Form<string>;
                        };
                        readonly UserID: {
                            readonly optional: Form<string>;
                        };
                        readonly UserName: {
                            readonly optional: Form<string>;
                        };
                        readonly Path: {
                            readonly optional: Form<string>;
                        };
                        readonly Arn: Form<string>;
                        readonly CreateDate: Form<LogDate>;
                        readonly PasswordLastUsed: {
                            readonly optional: Form<LogDate>;
                        };
                        readonly PermissionsBoundary: {
                            readonly optional: {
                                readonly fields: {
                                    readonly PermissionsBoundaryArn: {
                                        readonly optional: Form<string>;
                                    };
                                    readonly PermissionsBoundaryType: {
                                        readonly optional: Form<string>;
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
                        readonly GroupList: {
                            readonly optional: {
                                readonly element: Form<string>;
                            };
                        };
                        readonly AttachedManagedPolicies: {
                            readonly optional: {
                                readonly element: {
                                    readonly fields: {
                                        readonly PolicyArn: {
                                            readonly optional: Form<string>;
                                        };
                                        readonly PolicyName: {
                                            readonly optional: Form<string>;
                                        };
                                    };
                                };
                            };
                        };
                        readonly UserPolicyList: {
                            readonly optional: {
                                readonly element: {
                                    readonly fields: {
                                        readonly PolicyName: {
                                            readonly optional: Form<string>;
                                        };
                                        readonly PolicyDocument: {
                                            readonly optional: Form<PolicyDocument>;
                                        };
                                    };
                                };
                            };
                        };
                    };
                };
            };
        };
        readonly IsTruncated: {
            readonly optional: Form<boolean>;
        };
        readonly Marker: {
            readonly optional: Form<string>;
        };
        readonly NextToken: {
            readonly optional: Form<string>;
        };
        readonly ResponseMetadata: {
            readonly optional: Form<{
                [key: string]: unknown;
            }>;
        };
        readonly $metadata: {
            readonly optional: Form<{
                [key: string]: unknown;
            }>;
        };
    };
};
/**
 * A group by itself, as `ListGroups` and `GetAccountAuthorizationDetails` return it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Group.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GroupDetail.html
 */
interface IamGroupDetail extends LogOf<typeof IAM_GROUP_DETAIL> {
}
/**
 * An IAM group with its members: one answer of `GetGroup`, which may be one page of several.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html
 */
interface IamGroup extends LogOf<typeof IAM_GROUP> {
}

/** When and where a role was last used. */
declare const IAM_ROLE_LAST_USED: {
    readonly fields: {
        readonly LastUsedDate: {
            readonly optional: Form<LogDate>;
        };
        readonly Region: {
            readonly optional: Form<string>;
        };
    };
};
/** What every answer says of a role, also inside an instance profile; its unique id as of users. */
declare const IAM_ROLE_SUMMARY: {
    readonly fields: {
        readonly RoleId: {
            readonly optional: Form<string>;
        };
        readonly RoleID: {
            readonly optional: Form<string>;
        };
        readonly RoleName: Form<string>;
        readonly Path: Form<string>;
        readonly Arn: Form<string>;
        readonly CreateDate: Form<LogDate>;
        readonly AssumeRolePolicyDocument: {
            readonly optional: Form<PolicyDocument>;
        };
        readonly Description: {
            readonly optional: Form<string>;
        };
        readonly MaxSessionDuration: {
            readonly optional: Form<number>;
        };
        readonly PermissionsBoundary: {
            readonly optional: {
                readonly fields: {
                    readonly PermissionsBoundaryArn: {
                        readonly optional: Form<string>;
                    };
                    readonly PermissionsBoundaryType: {
                        readonly optional: Form<string>;
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
        readonly RoleLastUsed: {
            readonly optional: {
                readonly fields: {
                    readonly LastUsedDate: {
                        readonly optional: Form<LogDate>;
                    };
                    readonly Region: {
                        readonly optional: Form<string>;
                    };
                };
            };
        };
    };
};
/** The container that hands a role to an EC2 instance. */
declare const IAM_INSTANCE_PROFILE: {
    readonly fields: {
        readonly InstanceProfileId: {
            readonly optional: Form<string>;
        };
        readonly InstanceProfileName: {
            readonly optional: Form<string>;
        };
        readonly Path: {
            readonly optional: Form<string>;
        };
        readonly Arn: {
            readonly optional: Form<string>;
        };
        readonly CreateDate: {
            readonly optional: Form<LogDate>;
        };
        readonly Roles: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly RoleId: {
                            readonly optional: Form<string>;
                        };
                        readonly RoleID: {
                            readonly optional: Form<string>;
                        };
                        readonly RoleName: Form<string>;
                        readonly Path: Form<string>;
                        readonly Arn: Form<string>;
                        readonly CreateDate: Form<LogDate>;
                        readonly AssumeRolePolicyDocument: {
                            readonly optional: Form<PolicyDocument>;
                        };
                        readonly Description: {
                            readonly optional: Form<string>;
                        };
                        readonly MaxSessionDuration: {
                            readonly optional: Form<number>;
                        };
                        readonly PermissionsBoundary: {
                            readonly optional: {
                                readonly fields: {
                                    readonly PermissionsBoundaryArn: {
                                        readonly optional: Form<string>;
                                    };
                                    readonly PermissionsBoundaryType: {
                                        readonly optional: Form<string>;
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
                        readonly RoleLastUsed: {
                            readonly optional: {
                                readonly fields: {
                                    readonly LastUsedDate: {
                                        readonly optional: Form<LogDate>;
                                    };
                                    readonly Region: {
                                        readonly optional: Form<string>;
                                    };
                                };
                            };
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
/** A role. */
declare const IAM_ROLE: {
    readonly fields: {
        readonly RoleId: {
            readonly optional: Form<string>;
        };
        readonly RoleID: {
            readonly optional: Form<string>;
        };
        readonly RoleName: Form<string>;
        readonly Path: Form<string>;
        readonly Arn: Form<string>;
        readonly CreateDate: Form<LogDate>;
        readonly AssumeRolePolicyDocument: {
            readonly optional: Form<PolicyDocument>;
        };
        readonly Description: {
            readonly optional: Form<string>;
        };
        readonly MaxSessionDuration: {
            readonly optional: Form<number>;
        };
        readonly PermissionsBoundary: {
            readonly optional: {
                readonly fields: {
                    readonly PermissionsBoundaryArn: {
                        readonly optional: Form<string>;
                    };
                    readonly PermissionsBoundaryType: {
                        readonly optional: Form<string>;
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
        readonly RoleLastUsed: {
            readonly optional: {
                readonly fields: {
                    readonly LastUsedDate: {
                        readonly optional: Form<LogDate>;
                    };
                    readonly Region: {
                        readonly optional: Form<string>;
                    };
                };
            };
        };
        readonly AttachedManagedPolicies: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly PolicyArn: {
                            readonly optional: Form<string>;
                        };
                        readonly PolicyName: {
                            readonly optional: Form<string>;
                        };
                    };
                };
            };
        };
        readonly RolePolicyList: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly PolicyName: {
                            readonly optional: Form<string>;
                        };
                        readonly PolicyDocument: {
                            readonly optional: Form<PolicyDocument>;
                        };
                    };
                };
            };
        };
        readonly InstanceProfileList: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly InstanceProfileId: {
                            readonly optional: Form<string>;
                        };
                        readonly InstanceProfileName: {
                            readonly optional: Form<string>;
                        };
                        readonly Path: {
                            readonly optional: Form<string>;
                        };
                        readonly Arn: {
                            readonly optional: Form<string>;
                        };
                        readonly CreateDate: {
                            readonly optional: Form<LogDate>;
                        };
                        readonly Roles: {
                            readonly optional: {
                                readonly element: {
                                    readonly fields: {
                                        readonly RoleId: {
                                            readonly optional: Form<string>;
                                        };
                                        readonly RoleID: {
                                            readonly optional: Form<string>;
                                        };
                                        readonly RoleName: Form<string>;
                                        readonly Path: Form<string>;
                                        readonly Arn: Form<string>;
                                        readonly CreateDate: Form<LogDate>;
                                        readonly AssumeRolePolicyDocument: {
                                            readonly optional: Form<PolicyDocument>;
                                        };
                                        readonly Description: {
                                            readonly optional: Form<string>;
                                        };
                                        readonly MaxSessionDuration: {
                                            readonly optional: Form<number>;
                                        };
                                        readonly PermissionsBoundary: {
                                            readonly optional: {
                                                readonly fields: {
                                                    readonly PermissionsBoundaryArn: {
                                                        readonly optional: Form<string>;
                                                    };
                                                    readonly PermissionsBoundaryType: {
                                                        readonly optional: Form<string>;
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
                                        readonly RoleLastUsed: {
                                            readonly optional: {
                                                readonly fields: {
                                                    readonly LastUsedDate: {
                                                        readonly optional: Form<LogDate>;
                                                    };
                                                    readonly Region: {
                                                        readonly optional: Form<string>;
                                                    };
                                                };
                                            };
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
            };
        };
    };
};
/** When and where a role was last used, within AWS's tracking period. */
interface IamRoleLastUsed extends LogOf<typeof IAM_ROLE_LAST_USED> {
}
/** What every answer says of a role, also inside an instance profile. */
interface IamRoleSummary extends LogOf<typeof IAM_ROLE_SUMMARY> {
}
/** The container that hands a role to an EC2 instance. */
interface IamInstanceProfile extends LogOf<typeof IAM_INSTANCE_PROFILE> {
}
/**
 * An IAM role, as `GetRole`, `ListRoles` and `GetAccountAuthorizationDetails` return it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html
 */
interface IamRole extends LogOf<typeof IAM_ROLE> {
}

/** A tag of a user, a role or a policy. */
declare const IAM_TAG: {
    readonly fields: {
        readonly Key: Form<string>;
        readonly Value: Form<string>;
    };
};
/** The policy that bounds what a user or role may do. */
declare const IAM_PERMISSIONS_BOUNDARY: {
    readonly fields: {
        readonly PermissionsBoundaryArn: {
            readonly optional: Form<string>;
        };
        readonly PermissionsBoundaryType: {
            readonly optional: Form<string>;
        };
    };
};
/** A managed policy attached to a user, role or group. */
declare const IAM_ATTACHED_POLICY: {
    readonly fields: {
        readonly PolicyArn: {
            readonly optional: Form<string>;
        };
        readonly PolicyName: {
            readonly optional: Form<string>;
        };
    };
};
/** A policy that lives inside a user, role or group. */
declare const IAM_INLINE_POLICY: {
    readonly fields: {
        readonly PolicyName: {
            readonly optional: Form<string>;
        };
        readonly PolicyDocument: {
            readonly optional: Form<PolicyDocument>;
        };
    };
};
/** A user, with one of the two spellings of its unique id: as AWS has it and as the mapping table has it. */
declare const IAM_USER: {
    readonly fields: {
        readonly UserId: {
            readonly optional: Form<string>;
        };
        readonly UserID: {
            readonly optional: Form<string>;
        };
        readonly UserName: {
            readonly optional: Form<string>;
        };
        readonly Path: {
            readonly optional: Form<string>;
        };
        readonly Arn: Form<string>;
        readonly CreateDate: Form<LogDate>;
        readonly PasswordLastUsed: {
            readonly optional: Form<LogDate>;
        };
        readonly PermissionsBoundary: {
            readonly optional: {
                readonly fields: {
                    readonly PermissionsBoundaryArn: {
                        readonly optional: Form<string>;
                    };
                    readonly PermissionsBoundaryType: {
                        readonly optional: Form<string>;
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
        readonly GroupList: {
            readonly optional: {
                readonly element: Form<string>;
            };
        };
        readonly AttachedManagedPolicies: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly PolicyArn: {
                            readonly optional: Form<string>;
                        };
                        readonly PolicyName: {
                            readonly optional: Form<string>;
                        };
                    };
                };
            };
        };
        readonly UserPolicyList: {
            readonly optional: {
                readonly element: {
                    readonly fields: {
                        readonly PolicyName: {
                            readonly optional: Form<string>;
                        };
                        readonly PolicyDocument: {
                            readonly optional: Form<PolicyDocument>;
                        };
                    };
                };
            };
        };
    };
};
/** A tag of a user or role. A tag may have an empty value. */
interface IamTag extends LogOf<typeof IAM_TAG> {
}
/** The managed policy that bounds what a user or role may do. */
interface IamPermissionsBoundary extends LogOf<typeof IAM_PERMISSIONS_BOUNDARY> {
}
/** A managed policy attached to a user, role or group. */
interface IamAttachedPolicy extends LogOf<typeof IAM_ATTACHED_POLICY> {
}
/** A policy that lives inside a user, role or group. */
interface IamInlinePolicy extends LogOf<typeof IAM_INLINE_POLICY> {
}
/**
 * An IAM user, as `GetUser`, `ListUsers` and `GetAccountAuthorizationDetails` return it.
 * The account root, seen by `GetUser`, has no name and no path.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html
 */
interface IamUser extends LogOf<typeof IAM_USER> {
}

/** A record that was read: its kind, and its fields as far as they fit the schema. */
type IamRecord = {
    readonly kind: 'USER';
    readonly log: Partial<IamUser>;
    readonly bare: false;
} | {
    readonly kind: 'RESOURCE';
    readonly log: Partial<IamRole>;
    readonly bare: false;
} | {
    readonly kind: 'GROUP';
    readonly log: Partial<IamGroup>;
    readonly bare: boolean;
};

/** What came of a record: an entity, or the reasons why there is none. Issues are there on both branches. */
type Result<Entity> = {
    readonly ok: true;
    readonly entity: Entity;
    readonly issues: readonly Issue[];
} | {
    readonly ok: false;
    readonly issues: readonly Issue[];
};
/**
 * What came of a record of activity: an event; nothing, since it is known and outside the table (`outside`); or the
 * reasons why there is none. Issues are there on each branch.
 */
type EventResult<Event> = {
    readonly ok: true;
    readonly event: Event;
    readonly issues: readonly Issue[];
} | {
    readonly ok: false;
    readonly outside: boolean;
    readonly issues: readonly Issue[];
};
/** What came of reading a record, before any mapping. */
type ParseResult = {
    readonly ok: true;
    readonly record: IamRecord;
    readonly issues: readonly Issue[];
} | {
    readonly ok: false;
    readonly issues: readonly Issue[];
};
/**
 * Takes the entity or the event out of a result, for callers who would rather have an exception.
 *
 * @param result what `map` returned
 * @returns the entity or the event
 * @throws {Error} when the record was refused; the message lists its issues, without values
 * @example
 * const entity = unwrap(mapper.map(log, { collectedAt }));
 */
declare function unwrap<Entity>(result: Result<Entity>): Entity;
declare function unwrap<Event>(result: EventResult<Event>): Event;

type FromIam = {
    readonly source?: 'iam';
};
type FromCloudTrail = {
    readonly source: 'cloudtrail';
};
type FromAny = {
    readonly source: 'detect';
};
type Documented = FromIam & {
    readonly profile?: 'documented';
};
type Extended = FromIam & {
    readonly profile: 'extended';
};
/** An entity of any profile, in either style of keys. */
type MappedEntity = UdmEntity | UdmEntitySnakeCase | UdmEntityExtended | UdmEntityExtendedSnakeCase;
/** Maps records with one set of options. It holds no state: the same record gives the same bytes, always. */
interface Mapper<Entity = UdmEntity> {
    /**
     * Maps one record: log → entity.
     *
     * @param log one IAM user, role or group, or a GetGroup answer, of any type
     * @param options when the record was collected
     * @returns the entity with the issues found, or the issues alone where the record was refused; it never throws
     * for what a log may hold
     * @throws {TypeError} when `collectedAt` is no date
     */
    map(log: unknown, options: RecordOptions): Result<Entity>;
}
/** An event in either style of keys. */
type MappedEvent = UdmEvent | UdmEventSnakeCase;
/** Maps records of activity with one set of options. It holds no state. */
interface EventMapper<Event = UdmEvent> {
    /**
     * Maps one record: log → event.
     *
     * @param log one CloudTrail record, of any type
     * @returns the event with the issues found; or the issues alone, where the record is known and outside the table
     * (`outside`) or was refused; it never throws for what a log may hold
     */
    map(log: unknown, options?: Partial<RecordOptions>): EventResult<Event>;
}
/** Maps records of any source with one set of options. It holds no state. */
interface AnyMapper {
    /**
     * Maps one record: log → entity or event.
     *
     * @param log one record, of any type
     * @param options when the record was collected, which entities say
     * @throws {TypeError} when `collectedAt` is no date
     */
    map(log: unknown, options: RecordOptions): Result<MappedEntity> | EventResult<MappedEvent>;
}
/**
 * Makes a mapper.
 *
 * @param options how to map; see {@link MapperOptions}
 * @returns for the source `cloudtrail`, a mapper of activity: log → event, for which no time of collection is needed;
 * for `detect`, one that finds out what each record is; else a mapper whose `map` follows the documented table, row for row; with the profile `extended` its extensions
 * too, and then it takes managed policies as well
 * @throws {TypeError} when an option does not exist or has no such choice
 * @example
 * const mapper = createMapper({ strict: true });
 * const result = mapper.map(user, { collectedAt: new Date() });
 * if (result.ok) send(result.entity);
 * else console.error(result.issues.map(formatIssue).join('\n'));
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
declare function createMapper(options: MapperOptions & FromCloudTrail & {
    readonly case: 'snake';
}): EventMapper<UdmEventSnakeCase>;
declare function createMapper(options: MapperOptions & FromCloudTrail & {
    readonly case?: 'camel';
}): EventMapper;
declare function createMapper(options: MapperOptions & FromCloudTrail): EventMapper<MappedEvent>;
declare function createMapper(options: MapperOptions & FromAny): AnyMapper;
declare function createMapper(options: MapperOptions & Extended & {
    readonly case: 'snake';
}): Mapper<UdmEntityExtendedSnakeCase>;
declare function createMapper(options: MapperOptions & Extended & {
    readonly case?: 'camel';
}): Mapper<UdmEntityExtended>;
declare function createMapper(options: MapperOptions & Documented & {
    readonly case: 'snake';
}): Mapper<UdmEntitySnakeCase>;
declare function createMapper(options?: MapperOptions & Documented & {
    readonly case?: 'camel';
}): Mapper;
declare function createMapper(options?: MapperOptions & Documented): Mapper<UdmEntity | UdmEntitySnakeCase>;
declare function createMapper(options?: MapperOptions & FromIam): Mapper<MappedEntity>;
/**
 * Maps one record, without keeping a mapper.
 *
 * @param log one IAM user, role or group, a GetGroup answer, or a CloudTrail record, of any type
 * @param options when the record was collected, and how to map; the source `cloudtrail` needs no such time
 * @returns what `map` of {@link createMapper} returns
 * @throws {TypeError} when an option is bad
 * @example
 * mapRecord(user, { collectedAt: '2026-01-02T03:04:05Z' });
 * mapRecord(record, { source: 'cloudtrail' });
 */
declare function mapRecord(log: unknown, options: Partial<RecordOptions> & MapperOptions & FromCloudTrail): EventResult<UdmEvent>;
declare function mapRecord(log: unknown, options: RecordOptions & MapperOptions & FromAny): Result<MappedEntity> | EventResult<MappedEvent>;
declare function mapRecord(log: unknown, options: RecordOptions & MapperOptions & Extended): Result<UdmEntityExtended>;
declare function mapRecord(log: unknown, options: RecordOptions & MapperOptions & FromIam): Result<UdmEntity>;

export { type AnyMapper as A, type EventResult as E, type IamAttachedPolicy as I, type LogOf as L, type MappedEntity as M, type ParseResult as P, type Result as R, type EventMapper as a, type IamGroup as b, type IamGroupDetail as c, type IamInlinePolicy as d, type IamInstanceProfile as e, type IamPermissionsBoundary as f, type IamRecord as g, type IamRole as h, type IamRoleLastUsed as i, type IamRoleSummary as j, type IamTag as k, type IamUser as l, type MappedEvent as m, type Mapper as n, createMapper as o, mapRecord as p, unwrap as u };
