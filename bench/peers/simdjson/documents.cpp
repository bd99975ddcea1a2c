// simdjson On-Demand over {"Records":[…]} files, each read whole and parsed as one document.
//   simdjson-documents PREFIXES THREADS FILE ...
// Records come out one a line, in the order of the files.
#include "job.hpp"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <atomic>
#include <thread>

namespace {

size_t read_file(const char *path, std::vector<char> &buffer) {
    int file = open(path, O_RDONLY);
    struct stat info;
    if (file < 0 || fstat(file, &info) != 0) { perror(path); exit(1); }
    size_t size = size_t(info.st_size), have = 0;
    if (buffer.size() < size + simdjson::SIMDJSON_PADDING) buffer.resize(size + simdjson::SIMDJSON_PADDING);
    while (have < size) {
        ssize_t got = read(file, buffer.data() + have, size - have);
        if (got <= 0) { perror(path); exit(1); }
        have += size_t(got);
    }
    close(file);
    return size;
}

void filter_document(const char *path, simdjson::ondemand::parser &parser, std::vector<char> &buffer, const job::prefix_set &prefixes, std::string &output) {
    size_t size = read_file(path, buffer);
    simdjson::ondemand::document document;
    simdjson::ondemand::array records;
    if (parser.iterate(buffer.data(), size, buffer.size()).get(document) || document.find_field_unordered("Records").get_array().get(records)) {
        fprintf(stderr, "%s: no Records\n", path);
        exit(1);
    }
    for (auto element : records) {
        simdjson::ondemand::object record;
        std::string_view text;
        if (element.get_object().get(record) || !job::is_logged(record, prefixes)) continue;
        if (record.reset().error() || record.raw_json().get(text)) { fprintf(stderr, "%s: cannot read a record again\n", path); exit(1); }
        output.append(text).push_back('\n');
    }
}

}

int main(int count, char **arguments) {
    if (count < 4) { fputs("Usage: simdjson-documents PREFIXES THREADS FILE ...\n", stderr); return 2; }
    const job::prefix_set prefixes(arguments[1]);
    const size_t files = size_t(count) - 3;
    job::say_implementation();
    std::vector<std::string> outputs(files);
    std::atomic<size_t> next{0};
    auto work = [&] {
        simdjson::ondemand::parser parser;
        std::vector<char> buffer;
        for (size_t i = next++; i < files; i = next++) filter_document(arguments[3 + i], parser, buffer, prefixes, outputs[i]);
    };
    std::vector<std::thread> workers;
    for (int i = 1; i < atoi(arguments[2]); i++) workers.emplace_back(work);
    work();
    for (std::thread &worker : workers) worker.join();
    for (const std::string &output : outputs) {
        if (fwrite(output.data(), 1, output.size(), stdout) != output.size()) { perror("write"); return 1; }
    }
    return 0;
}
