import { wakeTask } from '#shared/background/tasks'

/** There is something to send: the courier of this process, if it is the one, looks at once. */
export const wakeCourier = () => wakeTask('identity.deliver_notifications')
