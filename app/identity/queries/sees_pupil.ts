/** Whether somebody sees a pupil of these institutions by name, for modules above. */
export { seesPupil } from '#identity/pseudonym'
