/** For modules that take files without `receiveFile`: throws a PackageProblem where clamd finds something. */
export { checkVirus as refuseVirus } from '#media/viruses/check_virus'
