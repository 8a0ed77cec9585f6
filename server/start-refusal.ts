/** The server cannot start until somebody sets something right; the message says what and where. */
export class StartRefusal extends Error {
  override readonly name = "StartRefusal";
}
