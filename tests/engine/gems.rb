# Makes gems of the distribution's Ruby packages, for builds that reach no index of gems.
#
# gems.rb FOLDER NAME...    each with all it depends on, as far as it is installed and does not come with Ruby itself
#
# Names and versions are the originals'. What was compiled is in the gem as it is, so such a gem fits this Ruby and platform only, as its
# metadata say, and needs the shared libraries of its package.
require "fileutils"
require "rubygems/package"
require "tmpdir"

# Where the distribution puts what has no folder of its own.
VENDOR = %r{\A/usr/lib/(?:[^/]+/)?ruby/vendor_ruby/(?:[\d.]+/)?}

# The files of the Debian package that a gem came with.
def packaged(spec)
  owner = IO.popen(["dpkg", "--search", spec.loaded_from], &:read).split(": ").first
  IO.popen(["dpkg", "--listfiles", owner], &:readlines).map(&:chomp)
end

def under(folder)
  Dir.glob("**/*", File::FNM_DOTMATCH, base: folder).to_h { |path| [path, File.join(folder, path)] }
end

# Path in the gem => file of this machine. A link into a package that is not installed leads nowhere.
def files(spec)
  found = under(spec.gem_dir)
  compiled = under(spec.extension_dir).reject { |path, _| path.start_with?("gem") }
  found.merge!(compiled.transform_keys { |path| "lib/#{path}" })
  unless found.keys.any? { |path| path.start_with?(*spec.require_paths.grep_v(%r{\A/})) }
    packaged(spec).each { |path| found["lib/#{path.sub(VENDOR, "")}"] = path if path.match?(VENDOR) }
  end
  spec.executables.each { |name| found["#{spec.bindir}/#{name}"] ||= "/usr/bin/#{name}" }
  found.select { |_, path| File.file?(path) }
end

def make(folder, spec)
  Dir.mktmpdir do |root|
    content = files(spec)
    content.each do |path, source|
      FileUtils.mkdir_p(File.dirname(File.join(root, path)))
      FileUtils.cp(source, File.join(root, path))
    end
    compiled = content.keys.any? { |path| path.end_with?(".so") }
    made = Gem::Specification.new(spec.name, spec.version.to_s) do |s|
      s.summary = spec.summary || spec.name
      s.authors = ["the distribution"]
      s.files = content.keys.sort
      s.bindir = spec.bindir
      s.executables = spec.executables.select { |name| content.key?("#{spec.bindir}/#{name}") }
      s.require_paths = compiled ? ["lib"] : spec.require_paths
      spec.runtime_dependencies.each { |other| s.add_runtime_dependency(other.name, *other.requirements_list) }
      if compiled
        s.platform = Gem::Platform.local
        s.required_ruby_version = "~> #{RUBY_VERSION[/\d+\.\d+/]}.0"
      end
    end
    Dir.chdir(root) { FileUtils.mv(Gem::Package.build(made, true), folder) }
  end
end

folder, *todo = ARGV
FileUtils.mkdir_p(folder = File.expand_path(folder))
done = []
until todo.empty?
  # Not one that came with Ruby: a newer one of a package of its own wins.
  spec = Gem::Specification.find_all_by_name(todo.pop).reject(&:default_gem?).max_by(&:version)
  next if spec.nil? || done.include?(spec.name)

  done << spec.name
  make(folder, spec)
  todo.concat(spec.runtime_dependencies.map(&:name))
end
