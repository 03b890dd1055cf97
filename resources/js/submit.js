/** Sends a form as if its button had been pressed; Safari 15 can only send it without its checks. */
export function submit(form, submitter) {
  if (form.requestSubmit) form.requestSubmit(submitter ?? undefined)
  else form.submit()
}
