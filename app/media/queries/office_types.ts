const OFFICE = [
  /^application\/vnd\.openxmlformats/,
  /^application\/vnd\.oasis\.opendocument/,
  /^application\/(?:x-cfb|msword|rtf|vnd\.ms-)/,
]

/** Whether a file of this media type is written with an office program. */
export const isOffice = (mediaType: string) => OFFICE.some((one) => one.test(mediaType))
