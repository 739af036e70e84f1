// A drive together with what tells it from another one that was plugged into the same place later.
import type { Drive } from '../../../shared/domain/drive.ts';

export interface FoundDrive {
  readonly drive: Drive;
  /** Another one after each plugging, where the system tells; begins with the USB bus and address, which it keeps from the first moment. */
  readonly plug: string;
}
