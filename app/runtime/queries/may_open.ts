/** Whether somebody may look at a package, for modules above. */
export { mayOpen } from '#runtime/access'
