// The one thing the host and the client need of a transport: a worker thread's port now, an Electron utility process's port in the app.

export interface WorkerPort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the other end is gone; with the error that ended it, if one did. */
  onClose(listener: (cause?: Error) => void): void;
  /** Ends the other end, at once. */
  end(): Promise<void>;
}
