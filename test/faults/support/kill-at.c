/* Ends or fails a process at its n-th change below given folders (LD_PRELOAD). Every change of a file or name is one step, counted over
   all threads; steps run one at a time. Environment:
     KILL_AT_UNDER   folders, colon separated, as real paths; only changes below them are steps
     KILL_AT         SIGKILL before step n            KILL_AT_AFTER   SIGKILL after step n
     KILL_AT_HALF    SIGKILL in step n, if it is a write after half of its bytes, else before it
     FAIL_AT         step n does nothing and gives FAIL_ERRNO (a number); with FAIL_FROM_AT also every later step
     KILL_AT_POWER   a folder on ext4: its file system is shut down without flushing right before the kill
     KILL_AT_LOG     a file to which "number name path" of every step is appended */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* A path too long for the system is cut short here and refused there. */
#pragma GCC diagnostic ignored "-Wformat-truncation"

#define EXT4_SHUTDOWN _IOR('X', 125, uint32_t)
#define NO_LOG_FLUSH 2u

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static long steps, kill_at, kill_after, kill_half, fail_at, fail_errno;
static int fail_from, log_fd = -1;
static char under[8][PATH_MAX];
static int under_count;
static const char *power;

static long number(const char *name) {
  const char *value = getenv(name);
  return value ? atol(value) : 0;
}

static void set_up(void) {
  kill_at = number("KILL_AT");
  kill_after = number("KILL_AT_AFTER");
  kill_half = number("KILL_AT_HALF");
  fail_at = number("FAIL_AT");
  fail_from = getenv("FAIL_FROM_AT") != NULL;
  fail_errno = number("FAIL_ERRNO");
  power = getenv("KILL_AT_POWER");
  const char *log = getenv("KILL_AT_LOG");
  if (log) log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const char *list = getenv("KILL_AT_UNDER");
  while (list && *list && under_count < 8) {
    size_t length = strcspn(list, ":");
    if (length > 0 && length < PATH_MAX) {
      memcpy(under[under_count], list, length);
      under[under_count++][length] = 0;
    }
    list += length + (list[length] == ':');
  }
}

static int is_under(const char *path) {
  for (int i = 0; i < under_count; i++) {
    size_t length = strlen(under[i]);
    if (strncmp(path, under[i], length) == 0 && (path[length] == '/' || path[length] == 0)) return 1;
  }
  return 0;
}

static int fd_path(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return 1;
}

/* The path as it would be opened, symbolic links in the folder resolved; the last component is left as it is. */
static int named_path(int dir, const char *name, char *path) {
  char joined[2 * PATH_MAX], folder[2 * PATH_MAX];
  if (!name) return 0;
  if (name[0] == '/') snprintf(joined, sizeof joined, "%s", name);
  else {
    char base[PATH_MAX];
    if (dir == AT_FDCWD ? !getcwd(base, sizeof base) : !fd_path(dir, base)) return 0;
    snprintf(joined, sizeof joined, "%s/%s", base, name);
  }
  snprintf(folder, sizeof folder, "%s", joined);
  char *slash = strrchr(folder, '/');
  const char *last = strrchr(joined, '/') + 1;
  *slash = 0;
  char real[PATH_MAX];
  if (realpath(folder[0] ? folder : "/", real)) snprintf(path, PATH_MAX, "%s/%s", real[1] ? real : "", last);
  else snprintf(path, PATH_MAX, "%s", joined);
  return 1;
}

static void end_now(void) {
  if (power) {
    uint32_t flags = NO_LOG_FLUSH;
    int folder = syscall(SYS_openat, AT_FDCWD, power, O_RDONLY | O_DIRECTORY, 0);
    syscall(SYS_ioctl, folder, EXT4_SHUTDOWN, &flags);
  }
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

enum { NOT_A_STEP, DO_IT, FAIL_IT, HALF_OF_IT };

/* Begins a step and leaves the lock held if it is one. */
static int begin(const char *name, const char *path) {
  pthread_once(&once, set_up);
  if (!is_under(path)) return NOT_A_STEP;
  pthread_mutex_lock(&one_at_a_time);
  steps++;
  if (log_fd >= 0) {
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%ld %s %s\n", steps, name, path);
    syscall(SYS_write, log_fd, line, (size_t)length);
  }
  if (steps == kill_at) end_now();
  if (fail_at && (steps == fail_at || (fail_from && steps > fail_at))) {
    pthread_mutex_unlock(&one_at_a_time);
    errno = (int)fail_errno;
    return FAIL_IT;
  }
  return steps == kill_half ? HALF_OF_IT : DO_IT;
}

static void finish(int begun) {
  if (begun == NOT_A_STEP) return;
  int saved = errno;
  if (steps == kill_after) end_now();
  pthread_mutex_unlock(&one_at_a_time);
  errno = saved;
}

static int begin_fd(const char *name, int fd) {
  char path[PATH_MAX];
  return fd_path(fd, path) ? begin(name, path) : NOT_A_STEP;
}

static int begin_at(const char *name, int dir, const char *file) {
  char path[PATH_MAX];
  return named_path(dir, file, path) ? begin(name, path) : NOT_A_STEP;
}

static void *next_of(void **slot, const char *name) {
  if (!*slot) *slot = dlsym(RTLD_NEXT, name);
  return *slot;
}

#define REAL(name) ((typeof(&name))next_of(&real_##name, #name))

/* A change of which there is no half. */
#define STEP(result, failed, begin_call, call) \
  int begun = begin_call;                      \
  if (begun == FAIL_IT) return failed;         \
  if (begun == HALF_OF_IT) end_now();          \
  result answer = call;                        \
  finish(begun);                               \
  return answer;

/* A write: its half is written before the end. */
#define WRITE_STEP(begin_call, call, half_call) \
  int begun = begin_call;                       \
  if (begun == FAIL_IT) return -1;              \
  if (begun == HALF_OF_IT) {                    \
    (void)!(half_call);                         \
    end_now();                                  \
  }                                             \
  ssize_t answer = call;                        \
  finish(begun);                                \
  return answer;

static void *real_write, *real_pwrite, *real_pwrite64, *real_writev, *real_pwritev, *real_pwritev64;
static void *real_fsync, *real_fdatasync, *real_ftruncate, *real_ftruncate64, *real_truncate;
static void *real_rename, *real_renameat, *real_renameat2, *real_unlink, *real_unlinkat, *real_rmdir;
static void *real_mkdir, *real_mkdirat, *real_link, *real_linkat, *real_symlink, *real_symlinkat;
static void *real_open, *real_open64, *real_openat, *real_openat64, *real_copy_file_range;
static void *real_chmod, *real_fchmod;

ssize_t write(int fd, const void *bytes, size_t count) {
  WRITE_STEP(begin_fd("write", fd), REAL(write)(fd, bytes, count), REAL(write)(fd, bytes, count / 2))
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  WRITE_STEP(begin_fd("pwrite", fd), REAL(pwrite)(fd, bytes, count, at), REAL(pwrite)(fd, bytes, count / 2, at))
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  WRITE_STEP(begin_fd("pwrite", fd), REAL(pwrite64)(fd, bytes, count, at), REAL(pwrite64)(fd, bytes, count / 2, at))
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  WRITE_STEP(begin_fd("writev", fd), REAL(writev)(fd, parts, count), REAL(writev)(fd, parts, count / 2))
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  WRITE_STEP(begin_fd("pwritev", fd), REAL(pwritev)(fd, parts, count, at), REAL(pwritev)(fd, parts, count / 2, at))
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  WRITE_STEP(begin_fd("pwritev", fd), REAL(pwritev64)(fd, parts, count, at), REAL(pwritev64)(fd, parts, count / 2, at))
}
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t count, unsigned flags) {
  WRITE_STEP(begin_fd("copy", to), REAL(copy_file_range)(from, from_at, to, to_at, count, flags),
             REAL(copy_file_range)(from, from_at, to, to_at, count / 2, flags))
}
int fsync(int fd) { STEP(int, -1, begin_fd("fsync", fd), REAL(fsync)(fd)) }
int fdatasync(int fd) { STEP(int, -1, begin_fd("fdatasync", fd), REAL(fdatasync)(fd)) }
int ftruncate(int fd, off_t length) { STEP(int, -1, begin_fd("ftruncate", fd), REAL(ftruncate)(fd, length)) }
int ftruncate64(int fd, off64_t length) { STEP(int, -1, begin_fd("ftruncate", fd), REAL(ftruncate64)(fd, length)) }
int truncate(const char *path, off_t length) {
  STEP(int, -1, begin_at("truncate", AT_FDCWD, path), REAL(truncate)(path, length))
}
int fchmod(int fd, mode_t mode) { STEP(int, -1, begin_fd("chmod", fd), REAL(fchmod)(fd, mode)) }
int chmod(const char *path, mode_t mode) { STEP(int, -1, begin_at("chmod", AT_FDCWD, path), REAL(chmod)(path, mode)) }
int rename(const char *from, const char *to) {
  STEP(int, -1, begin_at("rename", AT_FDCWD, to), REAL(rename)(from, to))
}
int renameat(int from_dir, const char *from, int to_dir, const char *to) {
  STEP(int, -1, begin_at("rename", to_dir, to), REAL(renameat)(from_dir, from, to_dir, to))
}
int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags) {
  STEP(int, -1, begin_at("rename", to_dir, to), REAL(renameat2)(from_dir, from, to_dir, to, flags))
}
int unlink(const char *path) { STEP(int, -1, begin_at("unlink", AT_FDCWD, path), REAL(unlink)(path)) }
int unlinkat(int dir, const char *path, int flags) {
  STEP(int, -1, begin_at(flags & AT_REMOVEDIR ? "rmdir" : "unlink", dir, path), REAL(unlinkat)(dir, path, flags))
}
int rmdir(const char *path) { STEP(int, -1, begin_at("rmdir", AT_FDCWD, path), REAL(rmdir)(path)) }
int mkdir(const char *path, mode_t mode) { STEP(int, -1, begin_at("mkdir", AT_FDCWD, path), REAL(mkdir)(path, mode)) }
int mkdirat(int dir, const char *path, mode_t mode) {
  STEP(int, -1, begin_at("mkdir", dir, path), REAL(mkdirat)(dir, path, mode))
}
int link(const char *from, const char *to) { STEP(int, -1, begin_at("link", AT_FDCWD, to), REAL(link)(from, to)) }
int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags) {
  STEP(int, -1, begin_at("link", to_dir, to), REAL(linkat)(from_dir, from, to_dir, to, flags))
}
int symlink(const char *target, const char *path) {
  STEP(int, -1, begin_at("symlink", AT_FDCWD, path), REAL(symlink)(target, path))
}
int symlinkat(const char *target, int dir, const char *path) {
  STEP(int, -1, begin_at("symlink", dir, path), REAL(symlinkat)(target, dir, path))
}

/* Opening is a step where it makes or empties a file. */
#define OPEN_STEP(dir, path, flags, call)                            \
  va_list arguments;                                                 \
  va_start(arguments, flags);                                        \
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0; \
  va_end(arguments);                                                 \
  if (!(flags & (O_CREAT | O_TRUNC))) return call;                   \
  STEP(int, -1, begin_at("open", dir, path), call)

int open(const char *path, int flags, ...) { OPEN_STEP(AT_FDCWD, path, flags, REAL(open)(path, flags, mode)) }
int open64(const char *path, int flags, ...) { OPEN_STEP(AT_FDCWD, path, flags, REAL(open64)(path, flags, mode)) }
int openat(int dir, const char *path, int flags, ...) {
  OPEN_STEP(dir, path, flags, REAL(openat)(dir, path, flags, mode))
}
int openat64(int dir, const char *path, int flags, ...) {
  OPEN_STEP(dir, path, flags, REAL(openat64)(dir, path, flags, mode))
}
