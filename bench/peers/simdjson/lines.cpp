// simdjson On-Demand over NDJSON, one document a line, read in 1 MiB chunks.
//   simdjson-lines PREFIXES FILE THREADS
// With several threads each takes a part of the file, cut at line ends, and keeps its output until the parts before it are written.
#include "job.hpp"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cstring>
#include <thread>

namespace {

constexpr size_t chunk = 1 << 20;

void write_all(const std::vector<char> &text) {
    for (size_t done = 0; done < text.size();) {
        ssize_t written = write(1, text.data() + done, text.size() - done);
        if (written < 0) { perror("write"); exit(1); }
        done += size_t(written);
    }
}

// Filters the lines that begin in [from, to) of a file.
void filter_part(int file, off_t from, off_t to, const job::prefix_set &prefixes, bool streams, std::vector<char> &output) {
    simdjson::ondemand::parser parser;
    std::vector<char> buffer(4 * chunk + simdjson::SIMDJSON_PADDING);
    size_t have = 0;
    // A line that began before belongs to the part before: reading starts at the byte before, and drops up to the line's end.
    bool drops = from > 0;
    off_t at = drops ? from - 1 : 0;
    off_t start_of_buffer = at;
    for (;;) {
        if (have + chunk + simdjson::SIMDJSON_PADDING > buffer.size()) buffer.resize(2 * buffer.size());
        ssize_t got = pread(file, buffer.data() + have, chunk, at);
        if (got < 0) { perror("read"); exit(1); }
        if (got == 0) return;
        at += got;
        have += size_t(got);
        size_t start = 0;
        while (const char *end = static_cast<const char *>(memchr(buffer.data() + start, '\n', have - start))) {
            size_t length = size_t(end - (buffer.data() + start));
            if (!drops && start_of_buffer + off_t(start) >= to) return;
            simdjson::ondemand::document document;
            simdjson::ondemand::object record;
            if (!drops && length > 0 && !parser.iterate(buffer.data() + start, length, buffer.size() - start).get(document)
                && !document.get_object().get(record) && job::is_logged(record, prefixes)) {
                output.insert(output.end(), buffer.data() + start, buffer.data() + start + length + 1);
                if (streams && output.size() > chunk) { write_all(output); output.clear(); }
            }
            drops = false;
            start += length + 1;
        }
        memmove(buffer.data(), buffer.data() + start, have - start);
        have -= start;
        start_of_buffer += off_t(start);
    }
}

}

int main(int count, char **arguments) {
    if (count != 4) { fputs("Usage: simdjson-lines PREFIXES FILE THREADS\n", stderr); return 2; }
    const job::prefix_set prefixes(arguments[1]);
    int file = open(arguments[2], O_RDONLY);
    struct stat info;
    if (file < 0 || fstat(file, &info) != 0) { perror(arguments[2]); return 1; }
    const int threads = std::max(1, atoi(arguments[3]));
    job::say_implementation();
    std::vector<std::vector<char>> outputs(static_cast<size_t>(threads));
    std::vector<std::thread> workers;
    for (int i = 1; i < threads; i++) {
        workers.emplace_back([&, i] {
            filter_part(file, info.st_size / threads * i, i == threads - 1 ? info.st_size : info.st_size / threads * (i + 1), prefixes, false, outputs[size_t(i)]);
        });
    }
    filter_part(file, 0, threads == 1 ? info.st_size : info.st_size / threads, prefixes, true, outputs[0]);
    for (std::thread &worker : workers) worker.join();
    for (const std::vector<char> &output : outputs) write_all(output);
    return 0;
}
