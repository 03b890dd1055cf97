/** How the module that plays packages says what an archive is: `provideRecogniser(recogniseArchive)`. */
export { setRecogniser as provideRecogniser } from '#media/recognise_archive'
