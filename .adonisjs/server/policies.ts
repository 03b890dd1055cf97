export const policies = {
  LibraryResourcePolicy: () => import('#app/library/policies/resource_policy'),
}

