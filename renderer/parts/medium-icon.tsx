// The icon of a type of medium.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { MediumType } from '../../shared/domain/words.ts';
import type { Icon, IconProps } from './icon.tsx';
import {
  CloudIcon,
  DiscIcon,
  HardDriveIcon,
  HardDrivesIcon,
  QrCodeIcon,
  QuestionIcon,
  UsbIcon,
} from './icons.ts';

export function iconOfMedium(type: MediumType): Icon {
  switch (type) {
    case 'usb':
      return UsbIcon;
    case 'hdd':
    case 'ssd':
      return HardDriveIcon;
    case 'optical':
      return DiscIcon;
    case 'paper':
      return QrCodeIcon;
    case 'cloud':
      return CloudIcon;
    case 'nas':
      return HardDrivesIcon;
    case 'other':
      return QuestionIcon;
    default:
      return assertNever(type);
  }
}

export function MediumIcon({ type, ...props }: IconProps & { readonly type: MediumType }) {
  const Drawing = iconOfMedium(type);
  return <Drawing {...props} />;
}
