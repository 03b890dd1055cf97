export const policies = {
  IdentityAccountBatchPolicy: () => import('#app/identity/policies/account_batch_policy'),
  IdentityApiTokenPolicy: () => import('#app/identity/policies/api_token_policy'),
  IdentityDeliveryPolicy: () => import('#app/identity/policies/delivery_policy'),
  IdentityPersonPolicy: () => import('#app/identity/policies/person_policy'),
  IdentityRolloverPolicy: () => import('#app/identity/policies/rollover_policy'),
  IdentitySchoolClassPolicy: () => import('#app/identity/policies/school_class_policy'),
  IdentityTransferPolicy: () => import('#app/identity/policies/transfer_policy'),
  InstitutionsClusterPolicy: () => import('#app/institutions/policies/cluster_policy'),
  InstitutionPolicy: () => import('#app/institutions/policies/institution_policy'),
  LibraryResourcePolicy: () => import('#app/library/policies/resource_policy'),
  OperationsAdministrationPolicy: () => import('#app/operations/policies/administration_policy'),
  OperationsAuditPolicy: () => import('#app/operations/policies/audit_policy'),
  OperationsImportPolicy: () => import('#app/operations/policies/import_policy'),
  OperationsJobPolicy: () => import('#app/operations/policies/job_policy'),
  OperationsServerPolicy: () => import('#app/operations/policies/server_policy'),
  OperationsSettingPolicy: () => import('#app/operations/policies/setting_policy'),
}

