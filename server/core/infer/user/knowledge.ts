/** What user space calls and is told: which arguments are offsets on an fd, which types hold 32 bits. Data, and no code that decides. */

/** Calls that take an offset on an fd: which argument it is, which the fd. The names also stand for wrappers out of sight. */
export const offsetCalls: readonly {
  readonly name: RegExp;
  readonly count: number;
  readonly offset: number;
  readonly fd: number;
}[] = [
  { name: /mmap(?:64)?$/i, count: 6, offset: 5, fd: 4 },
  { name: /p(?:read|write)(?:64|v)?_?(?:\w*)$/i, count: 4, offset: 3, fd: 0 },
  { name: /^p(?:read|write)v2$/, count: 5, offset: 3, fd: 0 },
  { name: /^lseek(?:64)?$/, count: 3, offset: 1, fd: 0 },
];

/** Those of them that take an off_t, which holds 32 bits where the program says so. */
export const takesOffT: ReadonlySet<string> = new Set([
  'mmap',
  'pread',
  'pwrite',
  'preadv',
  'pwritev',
  'lseek',
]);

/** Calls whose fd is no device's, as long as nobody asks it a VFIO_DEVICE_ ioctl. */
export const opens: ReadonlySet<string> = new Set([
  'open',
  'open64',
  'openat',
  'creat',
  'fopen',
  'fileno',
  'memfd_create',
  'shm_open',
  'mkstemp',
  'eventfd',
  'socket',
  'accept',
  'dup',
]);

/** Calls that print what they are given. */
export const prints =
  /printf$|log$|^log_|^trace_|(?:^|_)(?:LOG|PRINT|TRACE|DEBUG|DBG|ERR|INFO|WARN)(?:_|$)|LOG$|^(?:error|warn|info)_report|^(?:warnx?|errx?|perror|debug|dbg)$|^g_(?:message|debug|warning)/;

/** Macros that hand their first argument through, give or take bytes below a page. */
export const transparent =
  /^(?:likely|unlikely|htole64|le64toh|cpu_to_le64|le64_to_cpu|\w*ALIGN(?:_DOWN|_UP|_FLOOR|_CEIL)?|round_?(?:up|down)|REAL_HOST_PAGE_ALIGN|HOST_PAGE_ALIGN)$/i;

/** Types that hold 32 bits or fewer everywhere. */
export const narrowTypes: ReadonlySet<string> = new Set(
  [
    'int | unsigned | unsigned int | signed | signed int | short | unsigned short | short int',
    'char | unsigned char | signed char | uint | uint32_t | int32_t | uint16_t | int16_t',
    'uint8_t | int8_t | u32 | s32 | __u32 | __s32 | u16 | __u16',
    'u8 | __u8 | uint_least32_t | int_least32_t | guint | gint | guint32 | gint32',
    'off32_t',
  ].flatMap((line) => line.split(' | ')),
);

/** Types that hold 32 bits where the program is made for 32-bit offsets. */
export const offsetTypes: ReadonlySet<string> = new Set([
  'off_t',
  '__off_t',
  'long',
  'long int',
  'unsigned long',
  'unsigned long int',
  'ulong',
]);

/** Members in which the kernel and a program tell each other an offset on the device fd. */
export const offsetMembers: ReadonlySet<string> = new Set([
  'vfio_region_info.offset',
  'vfio_device_ioeventfd.offset',
]);
export const areaMember = 'vfio_region_sparse_mmap_area.offset';
export const indexMember = 'vfio_region_info.index';

/** Names of the uapi that are region indexes. */
export const indexName = /^VFIO_\w*REGION_INDEX$/;
export const deviceRequest = /^VFIO_DEVICE_(?!BIND|ATTACH)\w+$/;
export const getDevice = 'VFIO_GROUP_GET_DEVICE_FD';

/** Names of what is no offset on a device fd. */
export const saysOther = (name: string): boolean => others.test(name);
const others = /iova|dma|size|max|limit|hash|key|cookie|len|mask|count/i;

/** A macro or function whose name says that it makes an offset on a device fd of an index, or the reverse. */
export const makesOffset = (name: string): boolean =>
  /vfio|region|bar/i.test(name) && /off|addr|pos|region|base/i.test(name) && !others.test(name);
export const makesIndex = (name: string): boolean =>
  /vfio|region|bar/i.test(name) && /idx|index|region|bar|num|nr/i.test(name) && !others.test(name);

/** The shift that the names above mean: that of vfio-pci, which they were copied from. */
export const pciBits = 40;
