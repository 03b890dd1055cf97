/** Work that belongs to the server on which it was started: it does not go on where a snapshot was restored. */
export const jobsOfOneServer = ['operations.take_backup', 'operations.drill_backup']
