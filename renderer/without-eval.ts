// Tells zod not to try whether code may be made at run time: the content security policy forbids it, and trying is a violation.
import { config } from 'zod';

config({ jitless: true });
