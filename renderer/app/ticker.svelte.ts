/** The wall clock, once a second, for the timers on the screen. */
export class Ticker {
  #now = $state(Date.now());

  get now(): number {
    return this.#now;
  }

  start(): () => void {
    const timer = setInterval(() => (this.#now = Date.now()), 1_000);
    return () => clearInterval(timer);
  }

  /** "4:37" since an instant; hours only where there are any. */
  since(instant: string): string {
    const seconds = Math.max(0, Math.floor((this.#now - Date.parse(instant)) / 1_000));
    const two = (value: number): string => String(value).padStart(2, "0");
    const minutes = Math.floor(seconds / 60);
    return minutes < 60
      ? `${minutes}:${two(seconds % 60)}`
      : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
  }
}
