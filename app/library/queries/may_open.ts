/** Whether somebody may open a resource, for modules above. */
export { mayOpen } from '#library/access'
