/*
 * Runs one program and prints what it cost: wall seconds, user and system seconds, peak resident KiB, exit status.
 *
 *   measure CORES STDIN STDOUT STDERR PROGRAM [ARGUMENT ...]
 *
 * CORES is a list such as 0 or 0,1: the program may run on these only, as with taskset -c. The figures come from wait4, so they
 * cover the program and all children it waited for; of their memory the largest counts. The program is started by a fork of this
 * small process, because Linux lets a child's peak begin with the size of the process it was forked from.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void fail(const char *what)
{
    fprintf(stderr, "measure: %s: %s\n", what, strerror(errno));
    _exit(127);
}

static void redirect(int to, const char *path, int flags)
{
    int file = open(path, flags, 0644);
    if (file < 0 || dup2(file, to) < 0)
        fail(path);
    close(file);
}

static cpu_set_t cores_of(char *list)
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    for (char *core = strtok(list, ","); core; core = strtok(NULL, ","))
        CPU_SET(atoi(core), &cores);
    return cores;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

int main(int count, char **arguments)
{
    if (count < 6) {
        fputs("Usage: measure CORES STDIN STDOUT STDERR PROGRAM [ARGUMENT ...]\n", stderr);
        return 2;
    }

    cpu_set_t cores = cores_of(arguments[1]);
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    pid_t child = fork();
    if (child < 0)
        fail("fork");
    if (child == 0) {
        if (sched_setaffinity(0, sizeof cores, &cores) != 0)
            fail("sched_setaffinity");
        redirect(0, arguments[2], O_RDONLY);
        redirect(1, arguments[3], O_WRONLY | O_CREAT | O_TRUNC);
        redirect(2, arguments[4], O_WRONLY | O_CREAT | O_TRUNC);
        execvp(arguments[5], arguments + 5);
        fail(arguments[5]);
    }

    int status;
    struct rusage use;
    if (wait4(child, &status, 0, &use) < 0)
        fail("wait4");
    clock_gettime(CLOCK_MONOTONIC, &after);
    double wall = (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_nsec - before.tv_nsec) * 1e-9;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    printf("%.6f %.6f %.6f %ld %d\n", wall, seconds(use.ru_utime), seconds(use.ru_stime), use.ru_maxrss, code);
    return 0;
}
