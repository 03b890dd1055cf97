import { passOnWithdrawals } from '#mirror/actions/pass_on_withdrawals'

/** What was withdrawn above disappears below too. */
export default class PassOnWithdrawals {
  async handle() {
    await passOnWithdrawals()
  }
}
